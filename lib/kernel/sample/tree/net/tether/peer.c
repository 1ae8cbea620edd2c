// SPDX-License-Identifier: MIT
/*
 * Peers of AF_TETHER: the nodes at the other ends of our wires.
 *
 * A peer is made when the first socket connects to it and is probed from then
 * on, so that a wire that was cut is noticed without traffic.
 */
#include <linux/list.h>
#include <linux/netdevice.h>
#include <linux/skbuff.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>
#include <net/tether.h>

static DEFINE_SPINLOCK(tether_peer_lock);
static LIST_HEAD(tether_peers);

int tether_send(struct tether_peer *peer, u8 type, const struct tether_sock *tsk,
		const void *data, unsigned int len)
{
	struct tether_header header = {
		.type	= type,
		.length	= len,
	};
	struct sk_buff *skb;

	if (tsk) {
		header.from_node = tsk->local.node;
		header.from_port = tsk->local.port;
		header.to_port = tsk->remote.port;
	}

	skb = alloc_skb(sizeof(header) + len, GFP_ATOMIC);
	if (!skb)
		return -ENOMEM;
	skb->dev = peer->dev;
	skb_put_data(skb, &header, sizeof(header));
	if (len)
		skb_put_data(skb, data, len);
	return dev_queue_xmit(skb);
}

static void tether_peer_keepalive(struct work_struct *work)
{
	struct delayed_work *dwork = to_delayed_work(work);
	struct tether_peer *peer = container_of(dwork, struct tether_peer, keepalive);

	if (tether_send(peer, TETHER_PROBE, NULL, NULL, 0))
		WRITE_ONCE(peer->failures, peer->failures + 1);
	else
		WRITE_ONCE(peer->failures, 0);
	peer->probes++;

	if (peer->failures < TETHER_MAX_FAILURES)
		schedule_delayed_work(&peer->keepalive, peer->interval);
}

static struct tether_peer *tether_peer_create(u32 node, struct net_device *dev)
{
	struct tether_peer *peer = kzalloc(sizeof(*peer), GFP_ATOMIC);

	if (!peer)
		return NULL;
	INIT_LIST_HEAD(&peer->list);
	refcount_set(&peer->refs, 1);
	peer->node = node;
	peer->dev = dev;
	peer->interval = TETHER_PROBE_INTERVAL;
	INIT_DELAYED_WORK(&peer->keepalive, tether_peer_keepalive);
	return peer;
}

static void tether_peer_destroy(struct tether_peer *peer)
{
	cancel_delayed_work(&peer->keepalive);
	kfree(peer);
}

void tether_peer_put(struct tether_peer *peer)
{
	if (refcount_dec_and_test(&peer->refs))
		tether_peer_destroy(peer);
}

static struct tether_peer *tether_peer_find(u32 node)
{
	struct tether_peer *peer;

	list_for_each_entry(peer, &tether_peers, list) {
		if (peer->node == node)
			return peer;
	}
	return NULL;
}

/**
 * tether_peer_get - the peer with a number
 * @node: its number
 * @dev: the wire to it, NULL when there is none
 *
 * Makes the peer when it is not known yet. Returns it with a reference for the
 * caller, or NULL when there is no wire or no memory.
 */
struct tether_peer *tether_peer_get(u32 node, struct net_device *dev)
{
	struct tether_peer *peer;

	if (!dev)
		return NULL;

	spin_lock_bh(&tether_peer_lock);
	peer = tether_peer_find(node);
	if (!peer) {
		peer = tether_peer_create(node, dev);
		if (!peer)
			goto out;
		list_add_tail(&peer->list, &tether_peers);
		schedule_delayed_work(&peer->keepalive, peer->interval);
	}
	refcount_inc(&peer->refs);
out:
	spin_unlock_bh(&tether_peer_lock);
	return peer;
}

/**
 * tether_peer_forget - drop the list's reference to a peer
 * @node: its number
 *
 * Sockets that are connected to it go on; a new one makes a new peer.
 */
int tether_peer_forget(u32 node)
{
	struct tether_peer *peer;

	spin_lock_bh(&tether_peer_lock);
	peer = tether_peer_find(node);
	if (peer)
		list_del_init(&peer->list);
	spin_unlock_bh(&tether_peer_lock);

	if (!peer)
		return -EHOSTUNREACH;
	tether_peer_put(peer);
	return 0;
}
