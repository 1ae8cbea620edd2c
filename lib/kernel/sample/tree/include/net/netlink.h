/* SPDX-License-Identifier: MIT */
#ifndef _NET_NETLINK_H
#define _NET_NETLINK_H

#include <linux/capability.h>
#include <linux/errno.h>
#include <linux/types.h>

struct net {
	struct user_namespace	*user_ns;
};

struct nlmsg {
	u16			type;
	u16			length;
	struct net		*net;
	u8			data[];
};

int netlink_register(int family, int (*input)(struct nlmsg *msg));

#endif /* _NET_NETLINK_H */
