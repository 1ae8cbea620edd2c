/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_POLL_H
#define _LINUX_POLL_H

#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/types.h>

#define EPOLLIN			0x00000001u
#define EPOLLOUT		0x00000004u
#define EPOLLERR		0x00000008u
#define EPOLLHUP		0x00000010u
#define EPOLLRDNORM		0x00000040u
#define EPOLLWRNORM		0x00000100u
#define EPOLLRDHUP		0x00002000u

#define DEFAULT_POLLMASK	(EPOLLIN | EPOLLOUT | EPOLLRDNORM | EPOLLWRNORM)

struct file;

typedef struct wait_queue_head {
	spinlock_t		lock;
	struct list_head	head;
} wait_queue_head_t;

typedef struct poll_table_struct {
	void			(*_qproc)(struct file *file, wait_queue_head_t *wq,
					  struct poll_table_struct *pt);
	__poll_t		_key;
} poll_table;

struct file_operations {
	__poll_t		(*poll)(struct file *file, poll_table *wait);
	int			(*release)(struct file *file);
};

struct file {
	const struct file_operations *f_op;
	void			*private_data;
};

void init_waitqueue_head(wait_queue_head_t *wq);
void wake_up_interruptible(wait_queue_head_t *wq);

/* Puts the caller on the queue, so that a later wake-up makes it poll again. */
static inline void poll_wait(struct file *file, wait_queue_head_t *wq, poll_table *pt)
{
	if (pt && pt->_qproc)
		pt->_qproc(file, wq, pt);
}

static inline __poll_t vfs_poll(struct file *file, struct poll_table_struct *pt)
{
	if (unlikely(!file->f_op->poll))
		return DEFAULT_POLLMASK;
	return file->f_op->poll(file, pt);
}

#endif /* _LINUX_POLL_H */
