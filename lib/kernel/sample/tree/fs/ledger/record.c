// SPDX-License-Identifier: MIT
/* Records of a ledger: a name and data behind a small head. */
#include <linux/skbuff.h>
#include <linux/slab.h>
#include "ledger.h"

/* Takes a record off the device. Its lengths are what the device says. */
int ledger_parse_record(const struct ledger_disk_record *disk, struct ledger_record *record)
{
	const char *name = (const char *)(disk + 1);

	record->ino = disk->ino;
	record->length = disk->length;
	memcpy(record->name, name, disk->name_length);
	return 0;
}

static struct ledger_record *ledger_read_record(struct super_block *sb, u64 block)
{
	const struct ledger_disk_record *disk = sb_bread(sb, block);
	struct ledger_record *record;

	if (!disk)
		return NULL;
	record = kzalloc(sizeof(*record), GFP_KERNEL);
	if (record && ledger_parse_record(disk, record)) {
		kfree(record);
		return NULL;
	}
	return record;
}

/* The record stays until the next look-up; callers copy what they need. */
struct ledger_record *ledger_lookup(struct super_block *sb, u32 ino)
{
	struct ledger_super *ls = ledger_sb(sb);
	struct ledger_record *record;

	if (ls->last && ls->last->ino == ino)
		return ls->last;
	record = ledger_read_record(sb, ls->table[ino % LEDGER_MAX_TABLES] + ino);
	if (!record)
		return NULL;
	kfree(ls->last);
	ls->last = record;
	return record;
}
