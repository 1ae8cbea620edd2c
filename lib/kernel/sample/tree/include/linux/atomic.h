/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_ATOMIC_H
#define _LINUX_ATOMIC_H

#include <linux/types.h>

static inline int atomic_read(const atomic_t *v)
{
	return READ_ONCE(v->counter);
}

static inline void atomic_set(atomic_t *v, int n)
{
	WRITE_ONCE(v->counter, n);
}

static inline void atomic_inc(atomic_t *v)
{
	__atomic_fetch_add(&v->counter, 1, __ATOMIC_RELAXED);
}

static inline bool atomic_dec_and_test(atomic_t *v)
{
	return __atomic_fetch_sub(&v->counter, 1, __ATOMIC_SEQ_CST) == 1;
}

/* Returns what was there; equal to @old when @new was stored. */
#define cmpxchg(ptr, old, new)						\
({									\
	__typeof__(*(ptr)) _old = (old);				\
	__atomic_compare_exchange_n((ptr), &_old, (new), 0,		\
				    __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);\
	_old;								\
})

#define smp_store_release(ptr, v)	__atomic_store_n((ptr), (v), __ATOMIC_RELEASE)
#define smp_load_acquire(ptr)		__atomic_load_n((ptr), __ATOMIC_ACQUIRE)
#define smp_wmb()			__atomic_thread_fence(__ATOMIC_RELEASE)
#define smp_rmb()			__atomic_thread_fence(__ATOMIC_ACQUIRE)

/* Also tells the compiler that memory may have changed. */
#define cpu_relax()			barrier()

static inline void set_bit(unsigned int nr, unsigned long *word)
{
	__atomic_fetch_or(word, 1ul << nr, __ATOMIC_RELAXED);
}

static inline void clear_bit(unsigned int nr, unsigned long *word)
{
	__atomic_fetch_and(word, ~(1ul << nr), __ATOMIC_RELAXED);
}

static inline bool test_bit(unsigned int nr, const unsigned long *word)
{
	return READ_ONCE(*word) >> nr & 1;
}

/* Not atomic: the caller sees to it that nobody else changes the word. */
static inline void __set_bit(unsigned int nr, unsigned long *word)
{
	*word |= 1ul << nr;
}

#endif /* _LINUX_ATOMIC_H */
