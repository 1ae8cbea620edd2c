// SPDX-License-Identifier: MIT
/* System calls to files of any filesystem. */
#include <linux/fs.h>

ssize_t __x64_sys_write(unsigned int fd, const char *buf, size_t count)
{
	struct inode *inode = fd_to_inode(fd);

	return inode->i_sb->s_op->write(inode, buf, count);
}

ssize_t __x64_sys_read(unsigned int fd, char *buf, size_t count)
{
	struct inode *inode = fd_to_inode(fd);

	return inode->i_sb->s_op->read(inode, buf, count);
}

int __x64_sys_fstat(unsigned int fd, struct kstat *stat)
{
	struct inode *inode = fd_to_inode(fd);

	return inode->i_sb->s_op->getattr(inode, stat);
}

int __x64_sys_unlink(unsigned int fd)
{
	struct inode *inode = fd_to_inode(fd);

	return inode->i_sb->s_op->unlink(inode);
}

extern void ledger_set_sync(struct inode *inode);

int __x64_sys_fcntl(unsigned int fd)
{
	ledger_set_sync(fd_to_inode(fd));
	return 0;
}

int __x64_sys_umount(unsigned int fd)
{
	struct inode *inode = fd_to_inode(fd);

	inode->i_sb->s_op->put_super(inode->i_sb);
	return 0;
}
