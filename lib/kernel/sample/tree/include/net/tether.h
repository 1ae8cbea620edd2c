/* SPDX-License-Identifier: MIT */
#ifndef _NET_TETHER_H
#define _NET_TETHER_H

#include <linux/list.h>
#include <linux/netdevice.h>
#include <linux/refcount.h>
#include <linux/workqueue.h>
#include <net/sock.h>

#define AF_TETHER		46

#define TETHER_MAX_DATAGRAM	1400
#define TETHER_PROBE_INTERVAL	(5 * HZ)
#define TETHER_MAX_FAILURES	6

/* ioctl(): forget the peer at the other end of the wire. */
#define TETHER_IOC_FORGET	0x7401

enum tether_state {
	TETHER_IDLE,
	TETHER_CONNECTED,
	TETHER_CLOSED,
};

enum tether_packet {
	TETHER_DATA,
	TETHER_PROBE,
	TETHER_FIN,
	TETHER_REFUSED,
};

struct tether_addr {
	u32			node;
	u32			port;
};

struct tether_header {
	u8			type;
	u8			reserved;
	u16			length;
	u32			from_node;
	u32			from_port;
	u32			to_port;
};

/**
 * struct tether_stats - what a socket has seen, for /proc
 *
 * Plain counters without a lock: see the README.
 */
struct tether_stats {
	unsigned long		rx_datagrams;
	unsigned long		tx_datagrams;
	unsigned long		rx_overruns;
	unsigned long		tx_errors;
};

/**
 * struct tether_peer - the node at the other end of a wire
 * @list: place in the list of peers, under tether_peer_lock
 * @refs: the list's reference and one for each socket
 * @node: its number
 * @dev: the wire
 * @keepalive: probes the peer again and again
 * @interval: jiffies from one probe to the next
 * @failures: probes that could not be sent, in a row
 * @probes: probes that were sent
 */
struct tether_peer {
	struct list_head	list;
	refcount_t		refs;
	u32			node;
	struct net_device	*dev;
	struct delayed_work	keepalive;
	unsigned long		interval;
	unsigned int		failures;
	unsigned int		probes;
};

/**
 * struct tether_sock - a socket of AF_TETHER
 * @sk: must be first
 * @local: own address
 * @remote: address it is connected to
 * @peer: node it is connected to, with a reference; under the socket lock
 * @shut_mask: RCV_SHUTDOWN when the other end sends no more, SEND_SHUTDOWN when we do not
 * @fin_work: closes the receiving half after TETHER_FIN
 * @stats: counters
 */
struct tether_sock {
	struct sock		sk;
	struct tether_addr	local;
	struct tether_addr	remote;
	struct tether_peer	*peer;
	unsigned int		shut_mask;
	struct work_struct	fin_work;
	struct tether_stats	stats;
};

static inline struct tether_sock *tether_sk(struct sock *sk)
{
	return container_of(sk, struct tether_sock, sk);
}

/* af_tether.c */
int tether_receive(struct tether_sock *tsk, struct sk_buff *skb);

/* peer.c */
struct tether_peer *tether_peer_get(u32 node, struct net_device *dev);
void tether_peer_put(struct tether_peer *peer);
int tether_peer_forget(u32 node);
int tether_send(struct tether_peer *peer, u8 type, const struct tether_sock *tsk,
		const void *data, unsigned int len);

/* stats.c */
struct seq_file;
void tether_count_receive(struct tether_sock *tsk, unsigned int len);
void tether_count_send(struct tether_sock *tsk, int error);
void tether_stats_show(struct seq_file *seq, const struct tether_sock *tsk);

#endif /* _NET_TETHER_H */
