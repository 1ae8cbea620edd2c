/* SPDX-License-Identifier: MIT */
#ifndef _LEDGER_H
#define _LEDGER_H

#include <linux/fs.h>
#include <linux/workqueue.h>

#define LEDGER_MAGIC		0x6c656467
#define LEDGER_BLOCK		512
#define LEDGER_MAX_TABLES	16
#define LEDGER_NAME		24

/* The first block of the device. */
struct ledger_disk_super {
	u32			magic;
	u32			blocks;
	u32			tables;
	u32			table_block[LEDGER_MAX_TABLES];
};

/* Bytes after it: the name, then the data. */
struct ledger_disk_record {
	u16			length;
	u16			name_length;
	u32			ino;
};

/**
 * struct ledger_super - a mounted ledger
 * @lock: covers @free_blocks of allocations
 * @blocks: blocks of the device
 * @free_blocks: blocks that nobody has
 * @dirty: something is to be written
 * @mounts: how often it was mounted, for the log
 * @table: first blocks of the tables
 * @last: what was looked up last
 * @writeback: writes what is dirty
 */
struct ledger_super {
	spinlock_t		lock;
	u32			blocks;
	u32			free_blocks;
	int			dirty;
	unsigned long		mounts;
	u32			table[LEDGER_MAX_TABLES];
	struct ledger_record	*last;
	struct delayed_work	writeback;
};

struct ledger_record {
	u32			ino;
	u16			length;
	char			name[LEDGER_NAME];
};

static inline struct ledger_super *ledger_sb(struct super_block *sb)
{
	return sb->s_fs_info;
}

/* record.c */
struct ledger_record *ledger_lookup(struct super_block *sb, u32 ino);
int ledger_parse_record(const struct ledger_disk_record *disk, struct ledger_record *record);

/* file.c */
extern const struct super_operations ledger_ops;
void ledger_writeback(struct work_struct *work);

#endif /* _LEDGER_H */
