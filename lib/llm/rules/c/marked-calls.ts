/** What an access does to memory; `address` only takes the place's address. */
export type Direction = "read" | "write" | "read-write" | "address";

const MARKED: ReadonlyMap<string, Direction> = new Map([
  ["READ_ONCE", "read"],
  ["WRITE_ONCE", "write"],
  ["READ_ONCE_NOCHECK", "read"],
  ["smp_load_acquire", "read"],
  ["smp_store_release", "write"],
  ["smp_store_mb", "write"],
  ["smp_cond_load_acquire", "read"],
  ["smp_cond_load_relaxed", "read"],
  ["rcu_assign_pointer", "write"],
  ["RCU_INIT_POINTER", "write"],
  ["xchg", "read-write"],
  ["cmpxchg", "read-write"],
  ["try_cmpxchg", "read-write"],
  ["set_bit", "read-write"],
  ["clear_bit", "read-write"],
  ["change_bit", "read-write"],
  ["clear_bit_unlock", "read-write"],
  ["test_bit", "read"],
  ["test_bit_acquire", "read"],
]);

const RCU_READ = /^(srcu|rcu)_(dereference|access_pointer)\w*$|^rtnl_dereference$/;
const ATOMIC = /^(?:arch_|raw_)?(?:atomic(?:64|_long)?|refcount|local(?:64)?)_(\w+)$/;
const ATOMIC_BITS = /^test_and_(set|clear|change)_bit(_lock)?$/;
const COMPARE_EXCHANGE = /^(try_)?cmpxchg(64)?(_acquire|_release|_relaxed|_local)?$|^xchg(_acquire|_release|_relaxed)$/;

/** What a marking macro or atomic operation does to its first argument; null for any other call. */
export function markedDirection(call: string): Direction | null {
  const known = MARKED.get(call);
  if (known !== undefined) return known;
  if (RCU_READ.test(call)) return "read";
  if (ATOMIC_BITS.test(call) || COMPARE_EXCHANGE.test(call)) return "read-write";
  const operation = ATOMIC.exec(call)?.[1];
  if (operation === undefined) return null;
  if (/^read/.test(operation)) return "read";
  return /^set/.test(operation) ? "write" : "read-write";
}

const SOLE_WRITER = /^(?:raw_|__)?this_cpu_(?!ptr$)(\w+)$|^u64_stats_(read|set|add|sub|inc)$/;

/**
 * What an operation on a copy with one writer (that of this CPU, a count of `u64_stats_t`) does to its first argument; null for
 * any other call. KCSAN counts it as plain.
 */
export function soleWriterDirection(call: string): Direction | null {
  const [, perCpu, count] = SOLE_WRITER.exec(call) ?? [];
  const operation = perCpu ?? count;
  if (operation === undefined) return null;
  if (/^read/.test(operation)) return "read";
  return /^(write|set$)/.test(operation) ? "write" : "read-write";
}

/** Calls whose arguments are not evaluated. */
export const UNEVALUATED: ReadonlySet<string> = new Set([
  "sizeof",
  "typeof",
  "__typeof__",
  "offsetof",
  "sizeof_field",
  "offsetofend",
  "BUILD_BUG_ON",
  "static_assert",
  "__alignof__",
]);

/** Calls that give their first argument's value back. */
export const TRANSPARENT =
  /^(READ_ONCE|data_race|likely|unlikely|this_cpu_ptr|raw_cpu_ptr|per_cpu_ptr|smp_load_acquire|(s?rcu|rtnl)_(dereference|access_pointer)\w*)$/;
