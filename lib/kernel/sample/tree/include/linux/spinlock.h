/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_SPINLOCK_H
#define _LINUX_SPINLOCK_H

#include <linux/types.h>

typedef struct spinlock {
	atomic_t val;
} spinlock_t;

#define __SPIN_LOCK_UNLOCKED	{ .val = { 0 } }
#define DEFINE_SPINLOCK(x)	spinlock_t x = __SPIN_LOCK_UNLOCKED

void spin_lock_init(spinlock_t *lock);

/* Busy-waits; the holder must not sleep. */
void spin_lock(spinlock_t *lock);
void spin_unlock(spinlock_t *lock);

/* The same, with this CPU's bottom halves held off. */
void spin_lock_bh(spinlock_t *lock);
void spin_unlock_bh(spinlock_t *lock);

#endif /* _LINUX_SPINLOCK_H */
