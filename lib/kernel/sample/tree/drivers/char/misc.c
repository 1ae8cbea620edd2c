// SPDX-License-Identifier: MIT
/* System calls to devices with a node of their own. */
#include <linux/miscdevice.h>

struct misc_node {
	struct misc_file	file;
	const struct miscdevice	*misc;
};

extern struct misc_node *fd_to_node(unsigned int fd);

long __x64_sys_misc_ioctl(unsigned int fd, unsigned int cmd, unsigned long arg)
{
	struct misc_node *node = fd_to_node(fd);

	return node->misc->ops->ioctl(&node->file, cmd, arg);
}

ssize_t __x64_sys_misc_read(unsigned int fd, char *buf, size_t count)
{
	struct misc_node *node = fd_to_node(fd);

	return node->misc->ops->read(&node->file, buf, count);
}

__poll_t __x64_sys_misc_poll(unsigned int fd)
{
	struct misc_node *node = fd_to_node(fd);

	return node->misc->ops->poll(&node->file);
}

int __x64_sys_misc_close(unsigned int fd)
{
	struct misc_node *node = fd_to_node(fd);

	return node->misc->ops->release ? node->misc->ops->release(&node->file) : 0;
}
