/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_MISCDEVICE_H
#define _LINUX_MISCDEVICE_H

#include <linux/types.h>

struct misc_file {
	void			*private_data;
};

struct misc_operations {
	int			(*open)(struct misc_file *file);
	int			(*release)(struct misc_file *file);
	long			(*ioctl)(struct misc_file *file, unsigned int cmd, unsigned long arg);
	ssize_t			(*read)(struct misc_file *file, char *buf, size_t count);
	__poll_t		(*poll)(struct misc_file *file);
};

/**
 * struct miscdevice - a device with a node under /dev
 * @name: name of the node
 * @mode: permissions of the node, as chmod takes them
 * @ops: what the node does
 */
struct miscdevice {
	const char		*name;
	unsigned int		mode;
	const struct misc_operations *ops;
};

int misc_register(struct miscdevice *misc);
void misc_deregister(struct miscdevice *misc);

#endif /* _LINUX_MISCDEVICE_H */
