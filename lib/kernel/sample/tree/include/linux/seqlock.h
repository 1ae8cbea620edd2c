/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_SEQLOCK_H
#define _LINUX_SEQLOCK_H

#include <linux/atomic.h>

/* Odd while a writer is at work. Writers keep each other out by a lock of their own. */
typedef struct seqcount {
	unsigned int sequence;
} seqcount_t;

static inline unsigned int read_seqcount_begin(const seqcount_t *s)
{
	unsigned int seq;

	while ((seq = smp_load_acquire(&s->sequence)) & 1)
		cpu_relax();
	return seq;
}

/* True when a writer came in between, and what was read is to be read again. */
static inline bool read_seqcount_retry(const seqcount_t *s, unsigned int seq)
{
	smp_rmb();
	return READ_ONCE(s->sequence) != seq;
}

static inline void write_seqcount_begin(seqcount_t *s)
{
	WRITE_ONCE(s->sequence, s->sequence + 1);
	smp_wmb();
}

static inline void write_seqcount_end(seqcount_t *s)
{
	smp_wmb();
	WRITE_ONCE(s->sequence, s->sequence + 1);
}

#endif /* _LINUX_SEQLOCK_H */
