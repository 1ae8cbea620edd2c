/* SPDX-License-Identifier: MIT */
#ifndef _NET_SOCK_H
#define _NET_SOCK_H

#include <linux/poll.h>
#include <linux/refcount.h>
#include <linux/skbuff.h>
#include <linux/spinlock.h>
#include <linux/types.h>

#define RCV_SHUTDOWN		1
#define SEND_SHUTDOWN		2
#define SHUTDOWN_MASK		3

#define MSG_DONTWAIT		0x40

struct socket;
struct net_device;

struct msghdr {
	void			*msg_data;
	size_t			msg_len;
	int			msg_flags;
};

struct proto_ops {
	int			family;
	int			(*release)(struct socket *sock);
	int			(*connect)(struct socket *sock, const void *addr, int len);
	__poll_t		(*poll)(struct file *file, struct socket *sock, poll_table *wait);
	int			(*ioctl)(struct socket *sock, unsigned int cmd, unsigned long arg);
	int			(*shutdown)(struct socket *sock, int how);
	int			(*sendmsg)(struct socket *sock, struct msghdr *msg, size_t len);
	int			(*recvmsg)(struct socket *sock, struct msghdr *msg, size_t len);
};

struct socket {
	const struct proto_ops	*ops;
	struct file		*file;
	struct sock		*sk;
	wait_queue_head_t	wq;
};

/**
 * struct sock - what the sockets of all families have in common
 * @sk_lock: the socket lock, taken by lock_sock()
 * @sk_refcnt: references; the last one frees the socket
 * @sk_state: state of the protocol, changed under the socket lock
 * @sk_err: error that the next call returns
 * @sk_rcvbuf: bytes that may wait in @sk_receive_queue
 * @sk_receive_queue: packets that nobody has read yet
 * @sk_socket: the socket of user space, NULL after release
 */
struct sock {
	spinlock_t		sk_lock;
	refcount_t		sk_refcnt;
	u8			sk_state;
	int			sk_err;
	int			sk_rcvbuf;
	struct sk_buff_head	sk_receive_queue;
	struct socket		*sk_socket;
};

void lock_sock(struct sock *sk);
void release_sock(struct sock *sk);
void sk_free(struct sock *sk);

static inline void sock_hold(struct sock *sk)
{
	refcount_inc(&sk->sk_refcnt);
}

static inline void sock_put(struct sock *sk)
{
	if (refcount_dec_and_test(&sk->sk_refcnt))
		sk_free(sk);
}

/* Takes the pending error, so that it is reported once. */
static inline int sock_error(struct sock *sk)
{
	return -__atomic_exchange_n(&sk->sk_err, 0, __ATOMIC_RELAXED);
}

void sock_init_data(struct socket *sock, struct sock *sk);
void sock_wake(struct sock *sk);
int sock_register(const struct proto_ops *ops);
void sock_unregister(int family);

#endif /* _NET_SOCK_H */
