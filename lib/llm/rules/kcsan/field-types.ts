/* What a declared type means for a race: its class and its size. */

export type TypeClass =
  | "pointer"
  | "function pointer"
  | "bit-field"
  | "reference count"
  | "atomic"
  | "lock"
  | "container"
  | "boolean"
  | "enum"
  | "integer"
  | "aggregate"
  | "unknown";

export interface TypeFacts {
  readonly class: TypeClass;
  /** Bytes of one element; null when unknown. */
  readonly size: number | null;
}

const SIZES: readonly (readonly [RegExp, number])[] = [
  [/^(signed |unsigned )?char$|^_?_?[us]8$|^u?int8_t$|^u_char$/, 1],
  [
    /^(signed |unsigned )?short( int)?$|^short unsigned int$|^_?_?[us]16$|^u?int16_t$|^__(le|be)16$|^__sum16$|^umode_t$/,
    2,
  ],
  [
    /^(signed|unsigned|int|signed int|unsigned int|u_int)$|^_?_?[us]32$|^u?int32_t$|^__(le|be)32$|^__wsum$|^(gfp_t|fmode_t|__poll_t|vm_fault_t|pid_t|dev_t|uid_t|gid_t|blk_opf_t|slab_flags_t)$/,
    4,
  ],
  [
    /^(signed |unsigned )?long long( int)?$|^long long unsigned int$|^_?_?[us]64$|^u?int64_t$|^__(le|be)64$|^(ktime_t|loff_t|time64_t|netdev_features_t)$/,
    8,
  ],
];

const WORD_SIZED =
  /^(signed |unsigned )?long( int)?$|^long unsigned int$|^(size_t|ssize_t|uintptr_t|intptr_t|ptrdiff_t|pgoff_t|off_t|vm_flags_t|clock_t)$/;
const BOOLEAN = /^(bool|_Bool)$/;
const ATOMIC = /^(atomic(64|_long)?_t|local(64)?_t|u64_stats_t|percpu_ref|struct percpu_ref|struct percpu_counter)$/;
const REFERENCE = /^(refcount_t|struct kref|struct percpu_ref|rcuref_t|struct file_ref|file_ref_t)$/;
const LOCK =
  /^(spinlock_t|raw_spinlock_t|arch_spinlock_t|rwlock_t|seqlock_t|seqcount\w*_t|struct (mutex|rt_mutex|rw_semaphore|semaphore|lockref|percpu_rw_semaphore)|socket_lock_t|local_lock_t|wait_queue_head_t|struct (completion|wait_queue_head))$/;
const CONTAINER =
  /^struct (list_head|hlist_head|hlist_node|hlist_nulls_head|hlist_nulls_node|hlist_bl_head|hlist_bl_node|llist_head|llist_node|plist_head|plist_node|rb_node|rb_root|rb_root_cached|xarray|radix_tree_root|maple_tree|idr|ida|rhashtable|rhlist_head|rhash_head|sk_buff_head|klist|list_lru|timerqueue_node|timerqueue_head|kfifo|rcu_head|callback_head|timer_list|work_struct|delayed_work|hrtimer)$/;

/** Facts of a type as declared, with `pointers` stars. A typedef that this table does not know is `unknown`. */
export function classifyType(type: string, pointers: number, wordBytes: number): TypeFacts {
  if (pointers > 0) return { class: "pointer", size: wordBytes };
  if (BOOLEAN.test(type)) return { class: "boolean", size: 1 };
  if (REFERENCE.test(type)) return { class: "reference count", size: type === "refcount_t" ? 4 : null };
  if (ATOMIC.test(type)) return { class: "atomic", size: type === "atomic_t" ? 4 : 8 };
  if (LOCK.test(type)) return { class: "lock", size: null };
  if (CONTAINER.test(type)) return { class: "container", size: null };
  if (/^enum\b/.test(type)) return { class: "enum", size: 4 };
  if (/^(struct|union)\b/.test(type)) return { class: "aggregate", size: null };
  if (WORD_SIZED.test(type)) return { class: "integer", size: wordBytes };
  const size = SIZES.find(([pattern]) => pattern.test(type))?.[1];
  return size === undefined ? { class: "unknown", size: null } : { class: "integer", size };
}

const NARROW =
  /^(386|i386|x86|arm|arc|csky|hexagon|m68k|microblaze|mips|mipsle|mips32|nios2|openrisc|ppc|ppc32|powerpc|riscv32|sh|sparc|xtensa)$/;

/** Bytes of a machine word of the target, as syzkaller names it; 8 when it is not known to be 32-bit. */
export function wordBytes(targetArch: string): number {
  return NARROW.test(targetArch.trim()) ? 4 : 8;
}
