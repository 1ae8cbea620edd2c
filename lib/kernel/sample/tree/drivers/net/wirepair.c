// SPDX-License-Identifier: MIT
/*
 * Wirepair: two network devices with a wire between them.
 *
 * The wire carries cells of a fixed size. The sending port cuts a packet into
 * cells, the receiving port puts them together again in port->partial and hands
 * the packet on with the last cell. When no cell comes for a while in the middle
 * of a packet, a watchdog gives the rest up.
 */
#include <linux/netdevice.h>
#include <linux/skbuff.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#define WIREPAIR_CELL		48
#define WIREPAIR_MTU		1500
#define WIREPAIR_TIMEOUT	(HZ / 2)

/* Flags of a cell. */
#define WIREPAIR_FIRST		0x01
#define WIREPAIR_LAST		0x02

struct wirepair_cell {
	u8			flags;
	u8			length;
	u8			data[WIREPAIR_CELL];
};

/**
 * struct wirepair_port - one end of the wire
 * @dev: the network device
 * @other: the other end, NULL before the pair is complete
 * @rx_lock: covers @partial and @sequence
 * @partial: packet that is being put together, NULL between packets
 * @sequence: number of the next cell
 * @last_rx: jiffies when the last cell came
 * @watchdog: gives @partial up after WIREPAIR_TIMEOUT
 * @up: the device is open
 */
struct wirepair_port {
	struct net_device	*dev;
	struct wirepair_port	*other;
	spinlock_t		rx_lock;
	struct sk_buff		*partial;
	unsigned int		sequence;
	unsigned long		last_rx;
	struct delayed_work	watchdog;
	bool			up;
};

/* Takes one cell off the wire, and hands the packet on when it is complete. */
static void wirepair_rx(struct wirepair_port *port, const struct wirepair_cell *cell)
{
	struct sk_buff *skb;

	spin_lock_bh(&port->rx_lock);
	WRITE_ONCE(port->last_rx, jiffies);
	if (cell->flags & WIREPAIR_FIRST) {
		kfree_skb(port->partial);
		port->partial = alloc_skb(WIREPAIR_MTU, GFP_ATOMIC);
		port->sequence = 0;
	}
	skb = port->partial;
	if (!skb || cell->length > WIREPAIR_CELL || skb_tailroom(skb) < cell->length) {
		port->dev->stats.rx_length_errors++;
		goto unlock;
	}
	skb_put_data(skb, cell->data, cell->length);
	port->sequence++;
	if (!(cell->flags & WIREPAIR_LAST))
		goto unlock;
	port->partial = NULL;
	spin_unlock_bh(&port->rx_lock);

	skb->dev = port->dev;
	port->dev->stats.rx_packets++;
	port->dev->stats.rx_bytes += skb->len;
	netif_rx(skb);
	return;

unlock:
	spin_unlock_bh(&port->rx_lock);
}

static void wirepair_watchdog(struct work_struct *work)
{
	struct delayed_work *dwork = to_delayed_work(work);
	struct wirepair_port *port = container_of(dwork, struct wirepair_port, watchdog);

	if (time_after(jiffies, READ_ONCE(port->last_rx) + WIREPAIR_TIMEOUT)) {
		/* The sender went away in the middle of a packet. */
		kfree_skb(port->partial);
		port->partial = NULL;
		port->dev->stats.rx_dropped++;
	}
	if (READ_ONCE(port->up))
		schedule_delayed_work(&port->watchdog, WIREPAIR_TIMEOUT);
}

static netdev_tx_t wirepair_xmit(struct sk_buff *skb, struct net_device *dev)
{
	struct wirepair_port *port = netdev_priv(dev);
	struct wirepair_port *other = READ_ONCE(port->other);
	struct wirepair_cell cell;
	unsigned int sent = 0;

	if (!other || !READ_ONCE(other->up))
		goto out;

	while (sent < skb->len) {
		cell.length = min(skb->len - sent, (unsigned int)WIREPAIR_CELL);
		cell.flags = sent ? 0 : WIREPAIR_FIRST;
		if (sent + cell.length == skb->len)
			cell.flags |= WIREPAIR_LAST;
		memcpy(cell.data, skb->data + sent, cell.length);
		wirepair_rx(other, &cell);
		sent += cell.length;
	}
	dev->stats.tx_packets++;
	dev->stats.tx_bytes += sent;
out:
	kfree_skb(skb);
	return NETDEV_TX_OK;
}

static int wirepair_open(struct net_device *dev)
{
	struct wirepair_port *port = netdev_priv(dev);

	spin_lock_bh(&port->rx_lock);
	port->partial = NULL;
	port->sequence = 0;
	spin_unlock_bh(&port->rx_lock);

	WRITE_ONCE(port->up, true);
	schedule_delayed_work(&port->watchdog, WIREPAIR_TIMEOUT);
	return 0;
}

static int wirepair_stop(struct net_device *dev)
{
	struct wirepair_port *port = netdev_priv(dev);

	WRITE_ONCE(port->up, false);
	cancel_delayed_work_sync(&port->watchdog);

	spin_lock_bh(&port->rx_lock);
	kfree_skb(port->partial);
	port->partial = NULL;
	spin_unlock_bh(&port->rx_lock);
	return 0;
}

static const struct net_device_ops wirepair_netdev_ops = {
	.ndo_open	= wirepair_open,
	.ndo_stop	= wirepair_stop,
	.ndo_start_xmit	= wirepair_xmit,
};

static struct wirepair_port *wirepair_port_create(struct net_device *dev)
{
	struct wirepair_port *port = kzalloc(sizeof(*port), GFP_KERNEL);

	if (!port)
		return NULL;
	port->dev = dev;
	spin_lock_init(&port->rx_lock);
	INIT_DELAYED_WORK(&port->watchdog, wirepair_watchdog);
	dev->mtu = WIREPAIR_MTU;
	dev->netdev_ops = &wirepair_netdev_ops;
	dev->priv = port;
	return port;
}

/**
 * wirepair_join - lay a wire between two devices
 * @left: one end
 * @right: the other end
 */
int wirepair_join(struct net_device *left, struct net_device *right)
{
	struct wirepair_port *a = wirepair_port_create(left);
	struct wirepair_port *b = wirepair_port_create(right);
	int err = -ENOMEM;

	if (!a || !b)
		goto free;
	err = register_netdev(left);
	if (err)
		goto free;
	err = register_netdev(right);
	if (err)
		goto unregister;
	WRITE_ONCE(a->other, b);
	WRITE_ONCE(b->other, a);
	return 0;

unregister:
	unregister_netdev(left);
free:
	kfree(a);
	kfree(b);
	return err;
}
