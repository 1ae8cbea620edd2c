// SPDX-License-Identifier: MIT
/*
 * Filters of AF_TETHER: which nodes may talk to us. Set by netlink, asked for
 * each packet that comes in.
 */
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <net/netlink.h>
#include <net/tether.h>

#define TETHER_NL_SET_FILTER	1
#define TETHER_NL_GET_FILTER	2
#define TETHER_NL_SET_LIMIT	3
#define TETHER_NL_FLUSH		4
#define TETHER_FILTER_NODES	32

struct tether_filter {
	unsigned int		count;
	u32			nodes[TETHER_FILTER_NODES];
};

static DEFINE_SPINLOCK(tether_filter_lock);
static struct tether_filter *tether_filter;
static unsigned int tether_limit = 64;
static unsigned long tether_filtered;

static int tether_nl_set_filter(struct nlmsg *msg)
{
	struct tether_filter *filter, *old;

	if (!ns_capable(msg->net->user_ns, CAP_NET_ADMIN))
		return -EPERM;
	filter = kzalloc(sizeof(*filter), GFP_KERNEL);
	if (!filter)
		return -ENOMEM;
	memcpy(filter->nodes, msg->data, msg->length);
	filter->count = msg->length / sizeof(u32);

	spin_lock_bh(&tether_filter_lock);
	old = tether_filter;
	tether_filter = filter;
	spin_unlock_bh(&tether_filter_lock);
	kfree(old);
	return 0;
}

static int tether_nl_get_filter(struct nlmsg *msg)
{
	return tether_filter->count;
}

static int tether_nl_set_limit(struct nlmsg *msg)
{
	if (!ns_capable(msg->net->user_ns, CAP_NET_ADMIN))
		return -EPERM;
	tether_limit = *(const u32 *)msg->data;
	return 0;
}

/* Filters of the whole machine: only for its administrator. */
static int tether_nl_flush(struct nlmsg *msg)
{
	struct tether_filter *filter = tether_filter;

	if (!capable(CAP_NET_ADMIN))
		return -EPERM;
	kfree(filter);
	filter->count = 0;
	tether_filter = NULL;
	return 0;
}

static int tether_nl_input(struct nlmsg *msg)
{
	switch (msg->type) {
	case TETHER_NL_SET_FILTER:
		return tether_nl_set_filter(msg);
	case TETHER_NL_GET_FILTER:
		return tether_nl_get_filter(msg);
	case TETHER_NL_SET_LIMIT:
		return tether_nl_set_limit(msg);
	case TETHER_NL_FLUSH:
		return tether_nl_flush(msg);
	default:
		return -EINVAL;
	}
}

/* True when packets of @node are taken. Called with bottom halves off. */
bool tether_filter_allows(u32 node)
{
	struct tether_filter *filter = tether_filter;

	if (!filter)
		return true;
	for (unsigned int i = 0; i < filter->count; i++) {
		if (filter->nodes[i] == node)
			return true;
	}
	tether_filtered++;
	return false;
}

/* A hint for senders: how many packets may wait. */
unsigned int tether_queue_limit(void)
{
	return tether_limit;
}

int __init tether_filter_init(void)
{
	return netlink_register(AF_TETHER, tether_nl_input);
}
