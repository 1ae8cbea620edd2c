import type { Frame } from "@/lib/report/report";

/** What kind of structure or operation a generic helper works on. */
export type HelperNature =
  | "linked list"
  | "hash list"
  | "red-black tree"
  | "xarray or radix tree"
  | "socket buffer queue"
  | "reference count"
  | "bit operation"
  | "memory copy"
  | "accessor";

/** Natures whose links two unsynchronised accesses can tear apart. */
export const CONTAINERS: ReadonlySet<HelperNature> = new Set<HelperNature>([
  "linked list",
  "hash list",
  "red-black tree",
  "xarray or radix tree",
  "socket buffer queue",
]);

const BY_FILE: readonly (readonly [RegExp, HelperNature])[] = [
  [
    /^include\/linux\/(rcu)?list\.h$|^lib\/list_debug\.c$|^include\/linux\/(llist|plist|klist)\.h$|^lib\/(llist|plist|klist)\.c$/,
    "linked list",
  ],
  [
    /^include\/linux\/(rcu)?list_(bl|nulls)\.h$|^include\/linux\/(rhashtable|hashtable)\.h$|^include\/linux\/rculist_\w+\.h$|^lib\/rhashtable\.c$/,
    "hash list",
  ],
  [/^include\/linux\/rbtree\w*\.h$|^lib\/rbtree\.c$|^include\/linux\/interval_tree\w*\.h$/, "red-black tree"],
  [
    /^include\/linux\/(xarray|radix-tree|idr|maple_tree)\.h$|^lib\/(xarray|radix-tree|idr|maple_tree)\.c$/,
    "xarray or radix tree",
  ],
  [/^include\/linux\/(refcount|kref)\.h$|^lib\/refcount\.c$/, "reference count"],
  [
    /^(include\/asm-generic|arch\/\w+\/include\/asm)\/(bitops|bitops\/[\w-]+)\.h$|^include\/linux\/(bitops|bitmap|find)\.h$|^lib\/(bitmap|find_bit)\.c$/,
    "bit operation",
  ],
  [
    /^lib\/(string|iov_iter|usercopy)\.c$|^include\/linux\/(uaccess|fortify-string|string)\.h$|^arch\/\w+\/lib\/mem\w+\.S$|^mm\/maccess\.c$/,
    "memory copy",
  ],
  [
    /^include\/(asm-generic|linux)\/(instrumented|rwonce|compiler)\.h$|^arch\/\w+\/include\/asm\/(atomic\w*|rwonce|barrier)\.h$|^include\/linux\/atomic(\/[\w-]+)?\.h$|^kernel\/kcsan\//,
    "accessor",
  ],
  [
    /^include\/linux\/u64_stats_sync\.h$|^(include\/(asm-generic|linux)|arch\/\w+\/include\/asm)\/(local(64)?|percpu(-defs)?)\.h$/,
    "accessor",
  ],
];

const BY_NAME: readonly (readonly [RegExp, HelperNature])[] = [
  [/^(__)?hlist_|^h?list_nulls_/, "hash list"],
  [/^(__)?list_(?!lru)|^INIT_LIST_HEAD$|^llist_/, "linked list"],
  [/^(__)?rb_(insert|erase|next|prev|first|last|link|replace)|^__rb_/, "red-black tree"],
  [/^xas?_(load|store|find|get|set|erase|start|descend)|^radix_tree_|^mas_|^mtree_|^idr_/, "xarray or radix tree"],
  [/^(__)?skb_(queue|insert|unlink|dequeue|peek|append)|^skb_queue_/, "socket buffer queue"],
  [/^refcount_|^kref_|^__refcount_/, "reference count"],
  [/^(__)?(test|set|clear|change|test_and_\w+)_bit\w*$|^bitmap_|^_?find_(next|first)_/, "bit operation"],
  [
    /^(__)?(mem(cpy|set|move|cmp)|str(n|l|s)?cpy|copy_(to|from)_(user|iter)|_copy_(to|from)_(user|iter))$/,
    "memory copy",
  ],
  [
    /^(arch_|raw_)?atomic(64|_long)?_|^instrument_|^u64_stats_(read|set|add|sub|inc)$|^kcsan_|^__kcsan|^__tsan_|^READ_ONCE|^__read_once|^__write_once/,
    "accessor",
  ],
];

const EMPTINESS_CHECK =
  /(^|_)(empty|empty_careful|empty_lockless|unhashed|unhashed_lockless|empty_rcu)$|^skb_queue_(len|empty)|^list_is_(first|last|singular)$/;

/** What a frame helps with; null for a function with a purpose of its own. */
export function helperNature(frame: Frame): HelperNature | null {
  const name = functionName(frame);
  const byName = BY_NAME.find(([pattern]) => pattern.test(name));
  if (byName !== undefined) return byName[1];
  return BY_FILE.find(([pattern]) => pattern.test(frame.file))?.[1] ?? null;
}

/** True for helpers that only look whether there is something in a structure. */
export function isEmptinessCheck(frame: Frame): boolean {
  return EMPTINESS_CHECK.test(functionName(frame));
}

/** True for the frames below which nothing is about the race: workers, system call entry, interrupts. */
export function isEntryFrame(frame: Frame): boolean {
  return /^(process_(one_work|scheduled_works)|worker_thread|kthread|ret_from_fork\w*|(__)?do_sys_\w+|(__)?(do_|se_|x64_|ia32_|arm64_)?sys_\w+|__(do|se|x64|ia32|arm64)_(compat_)?sys_\w+|x64_sys_call|do_syscall_\w+|entry_\w+|el0\w*|invoke_syscall|asm_\w+|sysvec_\w+|__?irq_exit\w*|handle_softirqs|__do_softirq|run_ksoftirqd|smpboot_thread_fn|call_timer_fn|expire_timers|run_timer\w*|__run_timers|rcu_do_batch|rcu_core\w*|common_interrupt|do_softirq\w*|__local_bh_enable_ip)$/.test(
    functionName(frame),
  );
}

/** The name in the source: compilers add `.isra.0`, `.constprop.0`, `.part.0`, `.cold`. */
export function functionName(frame: Frame): string {
  return frame.function.replace(/\..*$/, "");
}
