/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_COMPILER_H
#define _LINUX_COMPILER_H

#define __always_inline		inline __attribute__((__always_inline__))
#define __init
#define __exit
#define __must_check		__attribute__((__warn_unused_result__))
#define __percpu

#define likely(x)		__builtin_expect(!!(x), 1)
#define unlikely(x)		__builtin_expect(!!(x), 0)

#define barrier()		__asm__ __volatile__("" : : : "memory")

/*
 * An access that may race on purpose: it happens exactly once and whole, and
 * the sanitizer takes it for marked.
 */
#define READ_ONCE(x)		(*(const volatile __typeof__(x) *)&(x))
#define WRITE_ONCE(x, val)				\
do {							\
	*(volatile __typeof__(x) *)&(x) = (val);	\
} while (0)

/* A plain access whose race is known and wanted, e.g. of statistics. */
#define data_race(expr)		({ __typeof__(expr) __v = (expr); __v; })

#define offsetof(type, member)	__builtin_offsetof(type, member)

#define container_of(ptr, type, member)	\
	((type *)((char *)(ptr) - offsetof(type, member)))

#define min(a, b)		((a) < (b) ? (a) : (b))

#endif /* _LINUX_COMPILER_H */
