// SPDX-License-Identifier: MIT
/*
 * Packets of AF_TETHER from any network device, Ethernet included: taken off the
 * wire, checked and handed to the socket of their port.
 */
#include <linux/netdevice.h>
#include <linux/skbuff.h>
#include <net/tether.h>

#define TETHER_OPTIONS		16

/* Behind the header of a probe: options that the other end has. */
struct tether_options {
	u8			count;
	u8			value[];
};

extern struct tether_sock *tether_lookup(u32 port);
extern bool tether_filter_allows(u32 node);
extern unsigned int tether_queue_limit(void);

static u32 tether_hash_options(const struct tether_options *options)
{
	u8 seen[TETHER_OPTIONS];
	u32 hash = 0;

	memcpy(seen, options->value, options->count);
	for (unsigned int i = 0; i < options->count; i++)
		hash = hash * 31 + seen[i];
	return hash;
}

static int tether_receive_probe(struct sk_buff *skb)
{
	const struct tether_options *options;
	u32 hash;

	options = (const void *)(skb->data + sizeof(struct tether_header));
	hash = tether_hash_options(options);
	kfree_skb(skb);
	return hash != 0;
}

/* Called for each packet with our protocol number, with bottom halves off. */
int tether_rcv(struct sk_buff *skb, struct net_device *dev)
{
	const struct tether_header *header = (const void *)skb->data;
	struct tether_sock *tsk;

	if (skb->len < sizeof(*header) || !tether_filter_allows(header->from_node)) {
		kfree_skb(skb);
		return 0;
	}
	if (header->type == TETHER_PROBE)
		return tether_receive_probe(skb);
	tsk = tether_lookup(header->to_port);
	if (!tsk || READ_ONCE(tsk->sk.sk_receive_queue.qlen) > tether_queue_limit()) {
		kfree_skb(skb);
		return 0;
	}
	return tether_receive(tsk, skb);
}
