/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_REFCOUNT_H
#define _LINUX_REFCOUNT_H

#include <linux/types.h>

/* Counts the owners of an object; it saturates where an int would wrap. */
typedef struct refcount_struct {
	atomic_t refs;
} refcount_t;

#define REFCOUNT_SATURATED	(-1073741824)

static inline void refcount_set(refcount_t *r, int n)
{
	WRITE_ONCE(r->refs.counter, n);
}

static inline unsigned int refcount_read(const refcount_t *r)
{
	return READ_ONCE(r->refs.counter);
}

static inline void refcount_inc(refcount_t *r)
{
	if (__atomic_fetch_add(&r->refs.counter, 1, __ATOMIC_RELAXED) <= 0)
		refcount_set(r, REFCOUNT_SATURATED);
}

/* True when this was the last reference, and the caller must free the object. */
static inline bool __must_check refcount_dec_and_test(refcount_t *r)
{
	return __atomic_fetch_sub(&r->refs.counter, 1, __ATOMIC_ACQ_REL) == 1;
}

#endif /* _LINUX_REFCOUNT_H */
