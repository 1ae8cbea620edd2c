// SPDX-License-Identifier: MIT
/*
 * Deferred work: a queue is a list that one worker thread takes from.
 */
#include <linux/list.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

/**
 * struct workqueue_struct - a queue of work
 * @lock: covers all below
 * @worklist: work that waits for the worker
 * @current_work: what the worker is running
 * @stop: the worker shall end
 */
struct workqueue_struct {
	spinlock_t		lock;
	struct list_head	worklist;
	struct work_struct	*current_work;
	bool			stop;
};

struct workqueue_struct *system_wq;

void mod_timer(struct timer_list *timer, unsigned long expires);
bool del_timer(struct timer_list *timer);
void schedule(void);
void cpu_relax(void);

static void insert_work(struct workqueue_struct *wq, struct work_struct *work)
{
	list_add_tail(&work->entry, &wq->worklist);
}

bool queue_work(struct workqueue_struct *wq, struct work_struct *work)
{
	bool queued = false;

	spin_lock_bh(&wq->lock);
	if (!work->pending) {
		work->pending = 1;
		insert_work(wq, work);
		queued = true;
	}
	spin_unlock_bh(&wq->lock);
	return queued;
}

static void delayed_work_timer_fn(struct timer_list *timer)
{
	struct delayed_work *dwork = container_of(timer, struct delayed_work, timer);

	queue_work(dwork->wq, &dwork->work);
}

bool queue_delayed_work(struct workqueue_struct *wq, struct delayed_work *dwork,
			unsigned long delay)
{
	if (!delay)
		return queue_work(wq, &dwork->work);

	dwork->wq = wq;
	dwork->timer.function = delayed_work_timer_fn;
	mod_timer(&dwork->timer, jiffies + delay);
	return true;
}

static bool work_running(struct workqueue_struct *wq, struct work_struct *work)
{
	bool running;

	spin_lock_bh(&wq->lock);
	running = wq->current_work == work;
	spin_unlock_bh(&wq->lock);
	return running;
}

bool cancel_delayed_work(struct delayed_work *dwork)
{
	struct workqueue_struct *wq = dwork->wq;
	bool pending = del_timer(&dwork->timer);

	if (!wq)
		return pending;

	spin_lock_bh(&wq->lock);
	if (dwork->work.pending) {
		list_del_init(&dwork->work.entry);
		dwork->work.pending = 0;
		pending = true;
	}
	spin_unlock_bh(&wq->lock);
	return pending;
}

bool cancel_delayed_work_sync(struct delayed_work *dwork)
{
	bool pending = cancel_delayed_work(dwork);

	while (dwork->wq && work_running(dwork->wq, &dwork->work))
		cpu_relax();
	/* It may have queued itself once more while we waited. */
	return cancel_delayed_work(dwork) || pending;
}

/* Runs one work. The lock is held on entry and on return, not while the work runs. */
static void process_one_work(struct workqueue_struct *wq, struct work_struct *work)
{
	work_func_t func = work->func;

	list_del_init(&work->entry);
	work->pending = 0;
	wq->current_work = work;
	spin_unlock_bh(&wq->lock);

	func(work);

	spin_lock_bh(&wq->lock);
	wq->current_work = NULL;
}

static int worker_thread(void *data)
{
	struct workqueue_struct *wq = data;
	struct work_struct *work;

	spin_lock_bh(&wq->lock);
	while (!wq->stop) {
		while (!list_empty(&wq->worklist)) {
			work = list_first_entry(&wq->worklist, struct work_struct, entry);
			process_one_work(wq, work);
		}
		spin_unlock_bh(&wq->lock);
		schedule();
		spin_lock_bh(&wq->lock);
	}
	spin_unlock_bh(&wq->lock);
	return 0;
}

int kthread_run(int (*threadfn)(void *data), void *data, const char *name);

int __init workqueue_init(void)
{
	struct workqueue_struct *wq = kzalloc(sizeof(*wq), GFP_KERNEL);

	if (!wq)
		return -ENOMEM;
	spin_lock_init(&wq->lock);
	INIT_LIST_HEAD(&wq->worklist);
	system_wq = wq;
	return kthread_run(worker_thread, wq, "kworker");
}
