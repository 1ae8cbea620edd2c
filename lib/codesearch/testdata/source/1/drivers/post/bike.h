/* SPDX-License-Identifier: GPL-2.0 */
#include <linux/parcel.h>

enum { BIKE_READY = 1, BIKE_FLAT };

struct bike {
	struct depot *home;
	int state;
	struct {
		int front;
		int rear;
	} wheels;
};
