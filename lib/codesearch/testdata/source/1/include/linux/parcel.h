/* SPDX-License-Identifier: GPL-2.0 */
#ifndef _LINUX_PARCEL_H
#define _LINUX_PARCEL_H

#include <linux/depot.h>

/* Trap underscore-types: not every word that begins with two underscores is an attribute. */
typedef unsigned char __u8;
typedef unsigned int __u32;
typedef __u32 __bitwise __le32;

#define PARCEL_MAX_STOPS	8

/* Trap macro-branches: one macro, one definition in each branch. */
#ifdef CONFIG_BIG_POST
#define NR_DEPOTS	64
#else
#define NR_DEPOTS	4
#endif

#define parcel_for_each(parcel, depot) \
	for ((parcel) = (depot)->first; (parcel); \
	     (parcel) = (parcel)->next)

/**
 * enum parcel_state - where a parcel is on its way
 * @PARCEL_NEW: handed in, not sorted yet
 * @PARCEL_SORTED: knows its next depot
 * @PARCEL_LOST: nobody knows
 */
enum parcel_state {
	PARCEL_NEW,
	PARCEL_SORTED = PARCEL_NEW + 1,
	PARCEL_LOST = -1,
};

struct parcel;
typedef int (*parcel_handler_t)(struct parcel *parcel, int urgent);

/**
 * struct parcel - something that is carried between depots
 * @next: the parcel behind it in the same depot
 * @weight: in grams
 * @number: as printed on it
 * @state: where it is on its way
 * @deliver: called at the last depot
 *
 * Lives as long as someone holds a reference.
 */
struct parcel {
	struct parcel *next;
	__u32 weight;
	__le32 number;
	enum parcel_state state;
	/* Trap anonymous-union: the members of an anonymous union are those of the struct around it. */
	union {
		struct depot *origin;
		unsigned long cookie;
	};
	/* Trap struct-group: a macro whose argument is a list of members. */
	struct_group_tagged(parcel_label, label,
		char to[16];
		char from[16];
	);
	int (*deliver)(struct parcel *parcel, struct depot *where);
	DECLARE_BITMAP(stops, PARCEL_MAX_STOPS);
	unsigned int fragile:1, heavy:1;
};

/* Trap packed: an attribute between `struct` and the tag, and others behind the body. */
struct __packed parcel_wire {
	__le32 number;
	__u8 state;
} __packed __aligned(8);

/* Trap upper-case: an upper-case name before a parenthesis that is a plain function. */
static inline void INIT_PARCEL(struct parcel *parcel)
{
	parcel->next = NULL;
	parcel->state = PARCEL_NEW;
}

int parcel_send(struct parcel *parcel, struct depot *where);
struct parcel *parcel_find(struct depot *where, __u32 number);
extern int parcel_limit;

/* Trap stub: one for kernels without the post is no better than the function. */
#ifndef CONFIG_POST
static inline int parcel_stamp(struct parcel *parcel)
{
	return 0;
}
#else
int parcel_stamp(struct parcel *parcel);
#endif

#endif
