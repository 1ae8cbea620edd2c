// SPDX-License-Identifier: GPL-2.0
#include <linux/parcel.h>

/* Trap local-struct: one within a function, and one that is defined with its variable. */
static struct tube {
	int length;
} main_tube = { .length = 300 };

int tube_blow(struct parcel *parcel, int force)
{
	struct pressure {
		int bar;
	} now = { force };

	if (now.bar > main_tube.length) {
		parcel->state = PARCEL_LOST;
		return -EIO;
	}
	return parcel_send(parcel, parcel->origin);
}
