// SPDX-License-Identifier: GPL-2.0
#include "bike.h"

/* The one of the bike. */
static int probe(struct bike *bike)
{
	bike->state = BIKE_READY;
	return 0;
}

static int bike_carry(struct bike *bike, struct parcel *parcel)
{
	struct depot *home = bike->home;

	if (probe(bike))
		return -EBUSY;
	parcel->state = PARCEL_SORTED;
	return parcel_send(parcel, home);
}

static struct platform_driver bike_driver = {
	.probe = probe,
};
/* Trap driver-macro: it makes bike_driver_init(). */
module_platform_driver(bike_driver);
