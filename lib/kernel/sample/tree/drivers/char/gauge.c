// SPDX-License-Identifier: MIT
/*
 * Gauge: a sensor that interrupts with each sample.
 *
 * Samples go into a ring, from which read() takes them. /dev/gauge is open to
 * everybody; what changes the sensor itself asks for CAP_SYS_ADMIN.
 */
#include <linux/errno.h>
#include <linux/slab.h>
#include "gauge.h"

extern s32 gauge_hw_read(void);
extern void gauge_log(const char *format, ...);

struct gauge *the_gauge;

static void gauge_push(struct gauge *gauge, s32 value)
{
	unsigned int head = gauge->head;

	if (head - READ_ONCE(gauge->tail) >= GAUGE_RING) {
		set_bit(GAUGE_EVENT_LOST, &gauge->events);
		return;
	}
	gauge->ring[head % GAUGE_RING] = value;
	gauge->head = head + 1;
}

bool gauge_pop(struct gauge *gauge, s32 *value)
{
	unsigned int tail = gauge->tail;

	if (tail == gauge->head)
		return false;
	*value = gauge->ring[tail % GAUGE_RING];
	smp_store_release(&gauge->tail, tail + 1);
	return true;
}

static void gauge_check_limit(struct gauge *gauge, s32 value)
{
	if ((u32)value <= READ_ONCE(gauge->limit))
		return;
	if (gauge->armed) {
		gauge->alarm = 1;
		set_bit(GAUGE_EVENT_ALARM, &gauge->events);
	}
}

/* Called with interrupts off. */
void gauge_interrupt(void)
{
	struct gauge *gauge = the_gauge;
	s32 value = gauge_hw_read();

	gauge->last_sample = jiffies;
	gauge->samples++;
	if (gauge->suspended)
		return;
	if (value < 0) {
		gauge->last_error = value;
		return;
	}
	gauge_push(gauge, value);
	gauge_check_limit(gauge, value);
	set_bit(GAUGE_EVENT_DATA, &gauge->events);
	wake_up_interruptible(&gauge->wq);
}

/* The sensor's answer to a reset. */
void gauge_ready_interrupt(void)
{
	the_gauge->ready = 1;
}

static void gauge_trace_value(struct gauge *gauge, s32 value)
{
	struct gauge_trace *trace = gauge->trace;

	if (trace)
		trace->values[trace->count++ % 16] = value;
}

static void gauge_drain(struct work_struct *work)
{
	struct delayed_work *dwork = to_delayed_work(work);
	struct gauge *gauge = container_of(dwork, struct gauge, drain);
	s32 value;

	while (gauge_pop(gauge, &value))
		gauge_trace_value(gauge, value);

	spin_lock(&gauge->lock);
	if (gauge->state == GAUGE_STOPPING)
		gauge->state = GAUGE_IDLE;
	else
		schedule_delayed_work(&gauge->drain, HZ / 10);
	spin_unlock(&gauge->lock);
}

/* Power management: both ends may say the same more than once. */
void gauge_suspend(void)
{
	the_gauge->suspended = true;
}

void gauge_show(void)
{
	struct gauge *gauge = the_gauge;

	gauge_log("gauge: %lu samples, last at %lu, error %d\n",
		  gauge->samples, gauge->last_sample, gauge->last_error);
}

static struct miscdevice gauge_misc = {
	.name	= "gauge",
	.mode	= 0666,
	.ops	= &gauge_ops,
};

int __init gauge_init(void)
{
	the_gauge = kzalloc(sizeof(*the_gauge), GFP_KERNEL);
	if (!the_gauge)
		return -ENOMEM;
	spin_lock_init(&the_gauge->lock);
	init_waitqueue_head(&the_gauge->wq);
	INIT_DELAYED_WORK(&the_gauge->drain, gauge_drain);
	return misc_register(&gauge_misc);
}
