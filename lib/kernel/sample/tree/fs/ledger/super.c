// SPDX-License-Identifier: MIT
/*
 * Ledger: a filesystem of records in tables.
 *
 * Mounting takes CAP_SYS_ADMIN; what is on the device may be anything.
 */
#include <linux/capability.h>
#include <linux/slab.h>
#include "ledger.h"

static int ledger_read_tables(struct ledger_super *ls, const struct ledger_disk_super *disk)
{
	for (u32 i = 0; i < disk->tables; i++) {
		if (disk->table_block[i] >= ls->blocks)
			return -EINVAL;
		ls->table[i] = disk->table_block[i];
	}
	return 0;
}

static int ledger_fill_super(struct super_block *sb)
{
	const struct ledger_disk_super *disk = sb_bread(sb, 0);
	struct ledger_super *ls;
	int err;

	if (!disk || disk->magic != LEDGER_MAGIC)
		return -EINVAL;
	ls = kzalloc(sizeof(*ls), GFP_KERNEL);
	if (!ls)
		return -ENOMEM;
	spin_lock_init(&ls->lock);
	ls->blocks = disk->blocks;
	ls->free_blocks = disk->blocks - 1;
	err = ledger_read_tables(ls, disk);
	if (err) {
		kfree(ls);
		return err;
	}
	ls->mounts++;
	INIT_DELAYED_WORK(&ls->writeback, ledger_writeback);
	sb->s_fs_info = ls;
	sb->s_op = &ledger_ops;
	return 0;
}

static struct file_system_type ledger_type = {
	.name		= "ledger",
	.fill_super	= ledger_fill_super,
};

extern struct super_block *alloc_super(const char *device);

long __x64_sys_mount_ledger(const char *device)
{
	struct super_block *sb;

	if (!capable(CAP_SYS_ADMIN))
		return -EPERM;
	sb = alloc_super(device);
	if (!sb)
		return -ENODEV;
	return ledger_type.fill_super(sb);
}

int __init ledger_init(void)
{
	return register_filesystem(&ledger_type);
}
