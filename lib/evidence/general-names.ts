/*
 * Names that every kernel has, which an explanation may use to say what it means or what it would do ("annotate it with
 * `READ_ONCE`"). They are no claim about the code of the tree; where a tool showed one, it counts as shown like any other.
 */

/** C itself, and types that stand for nothing but themselves. */
const LANGUAGE = `
  auto break case char const continue default do double else enum extern float for goto if inline int long register return short
  signed sizeof static struct switch typedef union unsigned void volatile while bool true false NULL
  u8 u16 u32 u64 s8 s16 s32 s64 __u8 __u16 __u32 __u64 __le16 __le32 __le64 __be16 __be32 __be64
  size_t ssize_t loff_t gfp_t uintptr_t pid_t dev_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t bool_t
  atomic_t atomic64_t atomic_long_t refcount_t spinlock_t raw_spinlock_t rwlock_t seqlock_t seqcount_t rwsem wait_queue_head_t
  static_assert _Bool _Atomic __init __exit __user __rcu __iomem __percpu __read_mostly __always_inline noinline __packed`;

/** Annotations, which explanations mostly ask for, settings of the kernel, and words that are no names. */
const ANNOTATIONS = `
  READ_ONCE WRITE_ONCE ACCESS_ONCE data_race read_once write_once lockdep_assert_held likely unlikely container_of printk pr_warn pr_err
  WARN panic_on_warn panic_on_oops
  use_after_free double_free out_of_bounds x86_64 x86_32`;

/** The memory model, locks, reference counts and memory, as the kernel's documentation names them. */
const KERNEL = `
  barrier mb rmb wmb smp_mb smp_rmb smp_wmb smp_load_acquire smp_store_release
  smp_store_mb smp_mb__before_atomic smp_mb__after_atomic smp_acquire__after_ctrl_dep cmpxchg xchg try_cmpxchg
  ASSERT_EXCLUSIVE_WRITER ASSERT_EXCLUSIVE_ACCESS ASSERT_EXCLUSIVE_BITS __data_racy __no_kcsan
  rcu_dereference rcu_dereference_protected rcu_assign_pointer rcu_read_lock rcu_read_unlock synchronize_rcu call_rcu kfree_rcu
  spin_lock spin_unlock spin_lock_bh spin_unlock_bh spin_lock_irq spin_unlock_irq spin_lock_irqsave spin_unlock_irqrestore
  mutex_lock mutex_unlock down_read up_read down_write up_write read_lock write_lock lock_sock release_sock bh_lock_sock
  atomic_read atomic_set atomic_inc atomic_dec atomic_add atomic_sub atomic_or atomic_and atomic_cmpxchg atomic_xchg
  set_bit clear_bit test_bit test_and_set_bit test_and_clear_bit bitops
  refcount_inc refcount_dec refcount_set refcount_read refcount_dec_and_test refcount_inc_not_zero kref_get kref_put
  kmalloc kzalloc kcalloc kfree kvfree vmalloc vfree kmem_cache_alloc kmem_cache_free
  WARN_ON WARN_ON_ONCE BUG_ON list_head hlist_node
  capable ns_capable CAP_SYS_ADMIN CAP_NET_ADMIN CAP_NET_RAW copy_from_user copy_to_user
  GFP_KERNEL GFP_ATOMIC EINVAL ENOMEM EAGAIN EFAULT EPERM EBUSY ENOENT`;

/** What user space calls. */
const SYSTEM_CALLS = `
  poll ppoll select pselect epoll_wait read write open openat close ioctl mmap munmap socket bind listen accept connect shutdown
  sendto sendmsg recvfrom recvmsg setsockopt getsockopt mount umount fork clone execve exit bpf io_uring_enter`;

const names = new Set(wordsOf(`${LANGUAGE} ${ANNOTATIONS} ${KERNEL} ${SYSTEM_CALLS}`));
const kernelNames = new Set(wordsOf(`${ANNOTATIONS} ${KERNEL}`));
const functions = new Set(wordsOf(KERNEL).filter((name) => /^[a-z]/.test(name)));

/** Options are claims of their own; what the compiler calls, and syzkaller's own calls, no tree holds. */
const OUTSIDE = /^(?:CONFIG_|syz_|__(?:builtin|sync|atomic|asan|hwasan|tsan|msan|ubsan|kcsan)_)/;

export function isGeneralName(name: string): boolean {
  return names.has(name) || OUTSIDE.test(name);
}

/** Options by which people say what kernel they mean: its debugging and hardening, the machine, and what almost all have. */
const GENERAL_OPTIONS = new RegExp(
  `^CONFIG_(?:${[
    "(?:K[ACM]SAN|KFENCE|UBSAN|KCOV|DEBUG|PROVE|LOCKDEP|DETECT_HUNG|SOFTLOCKUP|FAULT_INJECTION|FAILSLAB|SLUB_DEBUG|PAGE_POISONING)(?:_\\w+)?",
    "(?:FORTIFY_SOURCE|HARDENED_USERCOPY|LIST_HARDENED|RANDOMIZE_BASE|RANDSTRUCT|STACKPROTECTOR|VMAP_STACK|INIT_(?:ON|STACK))(?:_\\w+)?",
    "(?:SLAB_FREELIST|REFCOUNT|BUG|PANIC|WERROR|CC|GCC|CLANG|HAVE|ARCH)_\\w+|BUG|CFI_CLANG|KASLR",
    "SMP|NUMA|MMU|64BIT|32BIT|COMPAT|MODULES|HZ(?:_\\d+)?|NR_CPUS|PREEMPT(?:_\\w+)?|X86(?:_\\w+)?|ARM(?:64)?|PPC(?:64)?|RISCV|S390",
    "NET|INET|IPV6|USER_NS|NET_NS|NAMESPACES|BPF_SYSCALL|IO_URING|CGROUPS?|MEMCG|PROC_FS|SYSFS|PCI|USB|BLOCK|SECURITY|KVM|KUNIT",
  ].join("|")})$`,
);

export function isGeneralOption(name: string): boolean {
  return GENERAL_OPTIONS.test(name);
}

/** Those that are the kernel's own, and neither the language's nor user space's. */
export function isKernelName(name: string): boolean {
  return kernelNames.has(name);
}

/** Functions of the kernel that code which calls them must have shown. */
export function isGeneralFunction(name: string): boolean {
  return functions.has(name);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((name) => name !== "");
}
