/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_NETDEVICE_H
#define _LINUX_NETDEVICE_H

#include <linux/skbuff.h>
#include <linux/types.h>

#define IFNAMSIZ		16
#define ETH_ZLEN		60

typedef int netdev_tx_t;

#define NETDEV_TX_OK		0x00
#define NETDEV_TX_BUSY		0x10

struct net_device;

struct net_device_ops {
	int			(*ndo_open)(struct net_device *dev);
	int			(*ndo_stop)(struct net_device *dev);
	netdev_tx_t		(*ndo_start_xmit)(struct sk_buff *skb, struct net_device *dev);
};

/* Counters are plain: an event that is missed now and then does no harm. */
struct net_device_stats {
	unsigned long		rx_packets;
	unsigned long		tx_packets;
	unsigned long		rx_bytes;
	unsigned long		tx_bytes;
	unsigned long		rx_dropped;
	unsigned long		rx_length_errors;
};

struct net_device {
	char			name[IFNAMSIZ];
	unsigned int		mtu;
	unsigned int		flags;
	const struct net_device_ops *netdev_ops;
	struct net_device_stats	stats;
	void			*priv;
};

static inline void *netdev_priv(const struct net_device *dev)
{
	return dev->priv;
}

static inline netdev_tx_t netdev_start_xmit(struct sk_buff *skb, struct net_device *dev)
{
	return dev->netdev_ops->ndo_start_xmit(skb, dev);
}

int register_netdev(struct net_device *dev);
void unregister_netdev(struct net_device *dev);
int netif_rx(struct sk_buff *skb);
int dev_queue_xmit(struct sk_buff *skb);

#endif /* _LINUX_NETDEVICE_H */
