// SPDX-License-Identifier: MIT
/*
 * Beacon: a lamp on USB. Its descriptor lists the patterns that it can blink.
 */
#include <linux/skbuff.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/usb.h>

#define BEACON_PATTERNS	8

struct beacon_pattern {
	u8			on;
	u8			off;
};

/**
 * struct beacon - one lamp
 * @udev: the device
 * @lock: covers @pending
 * @pattern: what it can blink
 * @patterns: how many
 * @pending: requests under way
 * @disconnected: the device is gone
 * @errors: statistics
 */
struct beacon {
	struct usb_device	*udev;
	spinlock_t		lock;
	struct beacon_pattern	pattern[BEACON_PATTERNS];
	unsigned int		patterns;
	int			pending;
	bool			disconnected;
	unsigned int		errors;
};

static void beacon_complete(void *context, int status)
{
	struct beacon *beacon = context;

	if (status)
		beacon->errors++;
	spin_lock(&beacon->lock);
	beacon->pending--;
	spin_unlock(&beacon->lock);
}

static int beacon_send(struct beacon *beacon)
{
	if (beacon->disconnected)
		return -ENODEV;
	beacon->pending++;
	return usb_submit(beacon->udev, beacon_complete, beacon);
}

/* Descriptor: a byte with the number of patterns, then two bytes for each. */
static int beacon_parse(struct beacon *beacon, const u8 *descriptor, unsigned int length)
{
	unsigned int count = descriptor[0];

	if (length < 1 + count * sizeof(struct beacon_pattern))
		return -EINVAL;
	memcpy(beacon->pattern, descriptor + 1, count * sizeof(struct beacon_pattern));
	beacon->patterns = count;
	return 0;
}

static int beacon_probe(struct usb_device *udev)
{
	struct beacon *beacon = kzalloc(sizeof(*beacon), GFP_KERNEL);
	int err;

	if (!beacon)
		return -ENOMEM;
	beacon->udev = udev;
	spin_lock_init(&beacon->lock);
	err = beacon_parse(beacon, udev->descriptor, udev->descriptor_length);
	if (err) {
		kfree(beacon);
		return err;
	}
	udev->priv = beacon;
	return beacon_send(beacon);
}

static void beacon_disconnect(struct usb_device *udev)
{
	struct beacon *beacon = udev->priv;

	beacon->disconnected = true;
	udev->priv = NULL;
	kfree(beacon);
}

/* From /sys: blinks pattern @index. */
int beacon_blink(struct usb_device *udev, unsigned int index)
{
	struct beacon *beacon = udev->priv;

	if (index >= beacon->patterns)
		return -EINVAL;
	return beacon_send(beacon);
}

static struct usb_driver beacon_driver = {
	.name		= "beacon",
	.probe		= beacon_probe,
	.disconnect	= beacon_disconnect,
};

int __init beacon_init(void)
{
	return usb_register(&beacon_driver);
}
