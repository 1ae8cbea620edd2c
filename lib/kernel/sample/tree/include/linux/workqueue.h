/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_WORKQUEUE_H
#define _LINUX_WORKQUEUE_H

#include <linux/list.h>
#include <linux/types.h>

#define HZ			250

extern unsigned long volatile jiffies;

#define time_after(a, b)	((long)((b) - (a)) < 0)
#define time_before(a, b)	time_after(b, a)

struct workqueue_struct;
struct work_struct;

typedef void (*work_func_t)(struct work_struct *work);

struct work_struct {
	unsigned long		pending;
	struct list_head	entry;
	work_func_t		func;
};

struct timer_list {
	struct list_head	entry;
	unsigned long		expires;
	void			(*function)(struct timer_list *timer);
	u32			flags;
};

struct delayed_work {
	struct work_struct	work;
	struct timer_list	timer;
	struct workqueue_struct	*wq;
	int			cpu;
};

extern struct workqueue_struct *system_wq;

#define INIT_WORK(_work, _func)				\
do {							\
	(_work)->pending = 0;				\
	INIT_LIST_HEAD(&(_work)->entry);		\
	(_work)->func = (_func);			\
} while (0)

#define INIT_DELAYED_WORK(_dwork, _func)		\
do {							\
	INIT_WORK(&(_dwork)->work, _func);		\
	INIT_LIST_HEAD(&(_dwork)->timer.entry);		\
} while (0)

static inline struct delayed_work *to_delayed_work(struct work_struct *work)
{
	return container_of(work, struct delayed_work, work);
}

/* False when the work was queued already. */
bool queue_work(struct workqueue_struct *wq, struct work_struct *work);
bool queue_delayed_work(struct workqueue_struct *wq, struct delayed_work *dwork,
			unsigned long delay);

/* Takes the work off the queue; it may be running when this returns. */
bool cancel_delayed_work(struct delayed_work *dwork);

/* Takes the work off the queue and waits until it is not running. */
bool cancel_delayed_work_sync(struct delayed_work *dwork);

static inline bool schedule_work(struct work_struct *work)
{
	return queue_work(system_wq, work);
}

static inline bool schedule_delayed_work(struct delayed_work *dwork, unsigned long delay)
{
	return queue_delayed_work(system_wq, dwork, delay);
}

#endif /* _LINUX_WORKQUEUE_H */
