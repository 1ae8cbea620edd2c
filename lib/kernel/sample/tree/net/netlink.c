// SPDX-License-Identifier: MIT
/* Messages from user space to the protocols. */
#include <net/netlink.h>

static int (*netlink_inputs[16])(struct nlmsg *msg);

int netlink_register(int family, int (*input)(struct nlmsg *msg))
{
	netlink_inputs[family & 15] = input;
	return 0;
}

static int netlink_rcv(int family, struct nlmsg *msg)
{
	return netlink_inputs[family & 15](msg);
}

extern struct nlmsg *netlink_from_user(const void *buf, unsigned int length);

long __x64_sys_netlink_send(int family, const void *buf, unsigned int length)
{
	struct nlmsg *msg = netlink_from_user(buf, length);

	return msg ? netlink_rcv(family, msg) : -EINVAL;
}
