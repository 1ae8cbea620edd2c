/* SPDX-License-Identifier: MIT */
#ifndef _GAUGE_H
#define _GAUGE_H

#include <linux/atomic.h>
#include <linux/miscdevice.h>
#include <linux/poll.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#define GAUGE_RING		64
#define GAUGE_CHANNELS		8

#define GAUGE_IOC_START		0x6701
#define GAUGE_IOC_STOP		0x6702
#define GAUGE_IOC_SCALE		0x6703
#define GAUGE_IOC_LIMIT		0x6704
#define GAUGE_IOC_RESET		0x6705
#define GAUGE_IOC_TRACE		0x6706

/* Bits of gauge->events. */
#define GAUGE_EVENT_DATA	0
#define GAUGE_EVENT_LOST	1
#define GAUGE_EVENT_ALARM	2

enum gauge_state {
	GAUGE_IDLE,
	GAUGE_RUNNING,
	GAUGE_STOPPING,
};

struct gauge_scale {
	u32			channel;
	s32			factor;
};

/* What TRACE starts: the last samples of one channel. */
struct gauge_trace {
	u32			channel;
	u32			count;
	s32			values[16];
};

/**
 * struct gauge - the sensor
 * @lock: covers @state, @trace and the bits beside @armed
 * @wq: readers that wait for samples
 * @state: what the sensor does
 * @armed: an alarm is wanted
 * @alarm: the alarm went off
 * @ready: the sensor has answered to a reset
 * @head: samples that were written
 * @tail: samples that were read
 * @ring: the samples
 * @scale: factors by channel
 * @limit: value that sets the alarm off, only ever raised
 * @events: GAUGE_EVENT_*
 * @last_sample: jiffies of the last interrupt
 * @last_error: what the sensor last complained of, for the log
 * @samples: statistics
 * @suspended: samples are thrown away
 * @trace: NULL unless somebody traces
 * @drain: hands on what is in the ring
 */
struct gauge {
	spinlock_t		lock;
	wait_queue_head_t	wq;
	enum gauge_state	state;
	u8			armed : 1;
	u8			alarm : 1;
	int			ready;
	unsigned int		head;
	unsigned int		tail;
	s32			ring[GAUGE_RING];
	s32			scale[GAUGE_CHANNELS];
	u32			limit;
	unsigned long		events;
	unsigned long		last_sample;
	int			last_error;
	unsigned long		samples;
	bool			suspended;
	struct gauge_trace	*trace;
	struct delayed_work	drain;
};

extern struct gauge *the_gauge;

/* gauge.c */
bool gauge_pop(struct gauge *gauge, s32 *value);

/* gauge-file.c */
extern const struct misc_operations gauge_ops;

#endif /* _GAUGE_H */
