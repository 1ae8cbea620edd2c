// SPDX-License-Identifier: MIT
/* What user space may do with /dev/gauge. */
#include <linux/capability.h>
#include <linux/errno.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include "gauge.h"

extern void gauge_hw_reset(void);

static int gauge_start(struct gauge *gauge)
{
	if (gauge->state != GAUGE_IDLE)
		return -EAGAIN;
	gauge->state = GAUGE_RUNNING;
	schedule_delayed_work(&gauge->drain, HZ / 10);
	return 0;
}

static int gauge_stop(struct gauge *gauge)
{
	spin_lock(&gauge->lock);
	if (gauge->state == GAUGE_RUNNING)
		gauge->state = GAUGE_STOPPING;
	gauge->armed = 0;
	spin_unlock(&gauge->lock);
	return 0;
}

static int gauge_set_scale(struct gauge *gauge, unsigned long arg)
{
	struct gauge_scale scale;

	if (copy_from_user(&scale, (const void *)arg, sizeof(scale)))
		return -EFAULT;
	gauge->scale[scale.channel] = scale.factor;
	return 0;
}

/* Raises the limit; somebody may raise it at the same time. */
static int gauge_set_limit(struct gauge *gauge, u32 limit)
{
	u32 old = gauge->limit;

	while (old < limit) {
		u32 seen = cmpxchg(&gauge->limit, old, limit);

		if (seen == old)
			break;
		old = seen;
	}
	spin_lock(&gauge->lock);
	gauge->armed = 1;
	spin_unlock(&gauge->lock);
	return 0;
}

static int gauge_reset(struct gauge *gauge)
{
	if (!capable(CAP_SYS_ADMIN))
		return -EPERM;
	gauge->ready = 0;
	gauge_hw_reset();
	while (!gauge->ready)
		;
	clear_bit(GAUGE_EVENT_ALARM, &gauge->events);
	gauge->events &= ~(1ul << GAUGE_EVENT_LOST);
	return 0;
}

static int gauge_start_trace(struct gauge *gauge, u32 channel)
{
	struct gauge_trace *trace, *old;

	if (!capable(CAP_SYS_ADMIN))
		return -EPERM;
	trace = kzalloc(sizeof(*trace), GFP_KERNEL);
	if (!trace)
		return -ENOMEM;
	trace->channel = channel;

	spin_lock(&gauge->lock);
	old = gauge->trace;
	gauge->trace = trace;
	spin_unlock(&gauge->lock);
	kfree(old);
	return 0;
}

static long gauge_ioctl(struct misc_file *file, unsigned int cmd, unsigned long arg)
{
	struct gauge *gauge = file->private_data;

	switch (cmd) {
	case GAUGE_IOC_START:
		return gauge_start(gauge);
	case GAUGE_IOC_STOP:
		return gauge_stop(gauge);
	case GAUGE_IOC_SCALE:
		return gauge_set_scale(gauge, arg);
	case GAUGE_IOC_LIMIT:
		return gauge_set_limit(gauge, arg);
	case GAUGE_IOC_RESET:
		return gauge_reset(gauge);
	case GAUGE_IOC_TRACE:
		return gauge_start_trace(gauge, arg);
	default:
		return -EINVAL;
	}
}

static __poll_t gauge_poll(struct misc_file *file)
{
	struct gauge *gauge = file->private_data;
	__poll_t mask = 0;

	if (gauge->events & (1ul << GAUGE_EVENT_DATA))
		mask |= EPOLLIN | EPOLLRDNORM;
	if (gauge->suspended)
		mask |= EPOLLHUP;
	return mask;
}

static ssize_t gauge_read(struct misc_file *file, char *buf, size_t count)
{
	struct gauge *gauge = file->private_data;
	s32 value;

	if (count < sizeof(value))
		return -EINVAL;
	clear_bit(GAUGE_EVENT_DATA, &gauge->events);
	if (!gauge_pop(gauge, &value))
		return -EAGAIN;
	if (copy_to_user(buf, &value, sizeof(value)))
		return -EFAULT;
	return sizeof(value);
}

static int gauge_open(struct misc_file *file)
{
	file->private_data = the_gauge;
	return 0;
}

const struct misc_operations gauge_ops = {
	.open	= gauge_open,
	.ioctl	= gauge_ioctl,
	.read	= gauge_read,
	.poll	= gauge_poll,
};
