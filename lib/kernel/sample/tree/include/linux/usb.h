/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_USB_H
#define _LINUX_USB_H

#include <linux/errno.h>
#include <linux/types.h>

/**
 * struct usb_device - a device that was plugged in
 * @descriptor: what it says of itself
 * @descriptor_length: bytes that came
 * @priv: the driver's
 */
struct usb_device {
	const u8		*descriptor;
	unsigned int		descriptor_length;
	void			*priv;
};

struct usb_driver {
	const char		*name;
	int			(*probe)(struct usb_device *udev);
	void			(*disconnect)(struct usb_device *udev);
};

int usb_register(struct usb_driver *driver);
int usb_submit(struct usb_device *udev, void (*complete)(void *context, int status), void *context);

#endif /* _LINUX_USB_H */
