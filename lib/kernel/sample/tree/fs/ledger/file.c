// SPDX-License-Identifier: MIT
/* Files of a ledger. */
#include <linux/slab.h>
#include <linux/uaccess.h>
#include "ledger.h"

static int ledger_take_blocks(struct ledger_super *ls, u32 count)
{
	if (ls->free_blocks < count)
		return -ENOSPC;
	ls->free_blocks -= count;
	return 0;
}

static void ledger_give_blocks(struct ledger_super *ls, u32 count)
{
	spin_lock(&ls->lock);
	ls->free_blocks += count;
	spin_unlock(&ls->lock);
}

static void ledger_mark_dirty(struct ledger_super *ls)
{
	if (!ls->dirty)
		ls->dirty = 1;
	schedule_delayed_work(&ls->writeback, HZ);
}

static ssize_t ledger_write(struct inode *inode, const char *buf, size_t count)
{
	struct ledger_super *ls = ledger_sb(inode->i_sb);
	u32 blocks = (count + LEDGER_BLOCK - 1) / LEDGER_BLOCK;
	char *page;
	int err;

	err = ledger_take_blocks(ls, blocks);
	if (err)
		return err;
	page = kmalloc(count, GFP_KERNEL);
	if (!page) {
		ledger_give_blocks(ls, blocks);
		return -ENOMEM;
	}
	if (copy_from_user(page, buf, count)) {
		kfree(page);
		ledger_give_blocks(ls, blocks);
		return -EFAULT;
	}
	sb_write(inode->i_sb, inode->i_ino, page);
	kfree(page);

	spin_lock(&inode->i_lock);
	inode->i_blocks += blocks;
	inode->i_size += count;
	spin_unlock(&inode->i_lock);
	ledger_mark_dirty(ls);
	return count;
}

static ssize_t ledger_read(struct inode *inode, char *buf, size_t count)
{
	struct ledger_record *record = ledger_lookup(inode->i_sb, inode->i_ino);

	if (!record)
		return -EIO;
	if (inode->i_flags & S_DEAD)
		return -ENOENT;
	if (!(inode->i_flags & S_NOATIME))
		inode->i_atime = current_seconds();
	count = min(count, sizeof(record->name));
	return copy_to_user(buf, record->name, count) ? -EFAULT : (ssize_t)count;
}

static int ledger_getattr(struct inode *inode, struct kstat *stat)
{
	stat->ino = inode->i_ino;
	stat->size = inode->i_size;
	stat->blocks = inode->i_blocks;
	stat->atime = inode->i_atime;
	return 0;
}

static int ledger_unlink(struct inode *inode)
{
	struct ledger_super *ls = ledger_sb(inode->i_sb);

	spin_lock(&inode->i_lock);
	inode->i_flags |= S_DEAD;
	spin_unlock(&inode->i_lock);
	ledger_give_blocks(ls, inode->i_blocks);
	ledger_mark_dirty(ls);
	return 0;
}

/* From fcntl(): the caller does not hold i_lock. */
void ledger_set_sync(struct inode *inode)
{
	inode->i_flags |= S_SYNC;
}

void ledger_writeback(struct work_struct *work)
{
	struct delayed_work *dwork = to_delayed_work(work);
	struct ledger_super *ls = container_of(dwork, struct ledger_super, writeback);

	ls->dirty = 0;
	/* What became dirty from here on is written by the next round. */
	if (ls->last)
		ls->last->length = 0;
}

static void ledger_put_super(struct super_block *sb)
{
	struct ledger_super *ls = ledger_sb(sb);

	cancel_delayed_work(&ls->writeback);
	kfree(ls->last);
	kfree(ls);
}

const struct super_operations ledger_ops = {
	.getattr	= ledger_getattr,
	.write		= ledger_write,
	.read		= ledger_read,
	.unlink		= ledger_unlink,
	.put_super	= ledger_put_super,
};
