/* SPDX-License-Identifier: GPL-2.0 */
#ifndef _LINUX_DEPOT_H
#define _LINUX_DEPOT_H

struct parcel;

/*
 * A depot keeps parcels
 * until someone fetches them.
 */
struct depot {
	spinlock_t lock;
	struct parcel *first;
	/* Parcels in it. */
	int count;
	int state;
};

union depot_key {
	unsigned long value;
	unsigned char bytes[8];
};

void depot_put(struct depot *depot, struct parcel *parcel);

#endif
