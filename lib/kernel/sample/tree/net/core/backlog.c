// SPDX-License-Identifier: MIT
/* Packets from network devices to the protocols, in softirq. */
#include <linux/netdevice.h>
#include <linux/skbuff.h>

struct packet_type {
	int			(*func)(struct sk_buff *skb, struct net_device *dev);
};

extern struct packet_type *ptype_of(const struct sk_buff *skb);
extern struct sk_buff *backlog_next(void);

static int __netif_receive_skb(struct sk_buff *skb)
{
	struct packet_type *type = ptype_of(skb);

	return type ? type->func(skb, skb->dev) : 0;
}

void net_rx_action(void)
{
	struct sk_buff *skb;

	while ((skb = backlog_next()))
		__netif_receive_skb(skb);
}
