/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_FS_H
#define _LINUX_FS_H

#include <linux/errno.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/types.h>

/* Bits of inode->i_flags. */
#define S_DEAD		0x01
#define S_NOATIME	0x02
#define S_SYNC		0x04

struct super_block;

/**
 * struct inode - a file of any filesystem
 * @i_lock: covers @i_flags and @i_blocks
 * @i_sb: filesystem that it belongs to
 * @i_ino: its number
 * @i_size: bytes
 * @i_blocks: blocks that it takes
 * @i_flags: S_*
 * @i_atime: seconds when it was read last, may be behind
 */
struct inode {
	spinlock_t		i_lock;
	struct super_block	*i_sb;
	unsigned long		i_ino;
	u64			i_size;
	unsigned long		i_blocks;
	unsigned int		i_flags;
	u32			i_atime;
};

struct kstat {
	unsigned long		ino;
	u64			size;
	unsigned long		blocks;
	u32			atime;
};

struct super_operations {
	int			(*getattr)(struct inode *inode, struct kstat *stat);
	ssize_t			(*write)(struct inode *inode, const char *buf, size_t count);
	ssize_t			(*read)(struct inode *inode, char *buf, size_t count);
	int			(*unlink)(struct inode *inode);
	void			(*put_super)(struct super_block *sb);
};

struct super_block {
	const struct super_operations *s_op;
	unsigned long		s_flags;
	void			*s_fs_info;
};

struct file_system_type {
	const char		*name;
	int			(*fill_super)(struct super_block *sb);
};

int register_filesystem(struct file_system_type *type);

/* The block with this number as it is on the device, NULL when it cannot be read. */
const void *sb_bread(struct super_block *sb, u64 block);
void sb_write(struct super_block *sb, u64 block, const void *data);

u32 current_seconds(void);
struct inode *fd_to_inode(unsigned int fd);

#endif /* _LINUX_FS_H */
