/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_TYPES_H
#define _LINUX_TYPES_H

#include <linux/compiler.h>

typedef unsigned char		u8;
typedef unsigned short		u16;
typedef unsigned int		u32;
typedef unsigned long long	u64;
typedef signed int		s32;

typedef u16			__be16;
typedef u32			__be32;

typedef unsigned long		size_t;
typedef long			ssize_t;
typedef unsigned int		gfp_t;
typedef unsigned int		__poll_t;
typedef _Bool			bool;

#define true			1
#define false			0
#define NULL			((void *)0)

#define GFP_ATOMIC		0x20u
#define GFP_KERNEL		0xcc0u

#define ENOMEM			12
#define EAGAIN			11
#define EINVAL			22
#define EPIPE			32
#define EMSGSIZE		90
#define ENOTCONN		107
#define ECONNREFUSED		111
#define EHOSTUNREACH		113

typedef struct {
	int counter;
} atomic_t;

struct list_head {
	struct list_head *next, *prev;
};

#endif /* _LINUX_TYPES_H */
