// SPDX-License-Identifier: MIT
/* Notices what is plugged in, and finds a driver for it. */
#include <linux/usb.h>
#include <linux/workqueue.h>

extern struct usb_driver *usb_match(struct usb_device *udev);
extern struct usb_device *usb_next_change(bool *gone);

static int usb_probe(struct usb_device *udev)
{
	struct usb_driver *driver = usb_match(udev);

	return driver ? driver->probe(udev) : -ENODEV;
}

static void usb_remove(struct usb_device *udev)
{
	struct usb_driver *driver = usb_match(udev);

	if (driver)
		driver->disconnect(udev);
}

void usb_hub_event(struct work_struct *work)
{
	struct usb_device *udev;
	bool gone;

	while ((udev = usb_next_change(&gone))) {
		if (gone)
			usb_remove(udev);
		else
			usb_probe(udev);
	}
}
