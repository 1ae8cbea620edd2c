// SPDX-License-Identifier: MIT
/*
 * AF_TETHER: datagrams to the node at the other end of a wire.
 *
 * A socket is connected to one port of one node. Either end may close its
 * sending half: the other one then receives TETHER_FIN, which a work item turns
 * into RCV_SHUTDOWN, because packets arrive where the socket lock cannot be taken.
 */
#include <linux/netdevice.h>
#include <linux/poll.h>
#include <linux/skbuff.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include <net/sock.h>
#include <net/tether.h>

extern struct net_device *tether_wire(u32 node);
extern int sock_wait_data(struct sock *sk);

static void tether_fin_work(struct work_struct *work)
{
	struct tether_sock *tsk = container_of(work, struct tether_sock, fin_work);
	struct sock *sk = &tsk->sk;

	lock_sock(sk);
	if (sk->sk_state == TETHER_CONNECTED)
		tsk->shut_mask |= RCV_SHUTDOWN;
	release_sock(sk);

	/* Sleepers in poll() and recvmsg() look at shut_mask again. */
	sock_wake(sk);
	sock_put(sk);
}

static void tether_receive_fin(struct tether_sock *tsk)
{
	sock_hold(&tsk->sk);
	if (!schedule_work(&tsk->fin_work))
		sock_put(&tsk->sk);
}

static void tether_receive_refused(struct tether_sock *tsk)
{
	WRITE_ONCE(tsk->sk.sk_err, ECONNREFUSED);
	sock_wake(&tsk->sk);
}

/**
 * tether_receive - take a packet for a socket
 * @tsk: the socket, to which the caller holds a reference
 * @skb: the packet, which is consumed
 *
 * Called by the driver with bottom halves off.
 */
int tether_receive(struct tether_sock *tsk, struct sk_buff *skb)
{
	const struct tether_header *header = (const void *)skb->data;
	struct sock *sk = &tsk->sk;

	if (skb->len < sizeof(*header))
		goto drop;

	switch (header->type) {
	case TETHER_FIN:
		tether_receive_fin(tsk);
		break;
	case TETHER_REFUSED:
		tether_receive_refused(tsk);
		break;
	case TETHER_DATA:
		if (READ_ONCE(sk->sk_receive_queue.qlen) * skb->truesize > sk->sk_rcvbuf) {
			tsk->stats.rx_overruns++;
			goto drop;
		}
		tether_count_receive(tsk, skb->len);
		skb_queue_tail(&sk->sk_receive_queue, skb);
		sock_wake(sk);
		return 0;
	default:
		break;
	}
drop:
	kfree_skb(skb);
	return 0;
}

static int tether_connect(struct socket *sock, const void *addr, int len)
{
	struct tether_sock *tsk = tether_sk(sock->sk);
	const struct tether_addr *remote = addr;
	struct tether_peer *peer;
	int err = 0;

	if (len < (int)sizeof(*remote))
		return -EINVAL;

	peer = tether_peer_get(remote->node, tether_wire(remote->node));
	if (!peer)
		return -EHOSTUNREACH;

	lock_sock(sock->sk);
	if (sock->sk->sk_state != TETHER_IDLE) {
		tether_peer_put(peer);
		err = -EINVAL;
		goto out;
	}
	tsk->remote = *remote;
	tsk->peer = peer;
	tsk->shut_mask = 0;
	sock->sk->sk_state = TETHER_CONNECTED;
out:
	release_sock(sock->sk);
	return err;
}

static __poll_t tether_poll(struct file *file, struct socket *sock, poll_table *wait)
{
	struct sock *sk = sock->sk;
	struct tether_sock *tsk = tether_sk(sk);
	__poll_t mask = 0;

	poll_wait(file, &sock->wq, wait);

	if (READ_ONCE(sk->sk_err))
		mask |= EPOLLERR;
	if (tsk->shut_mask & RCV_SHUTDOWN)
		mask |= EPOLLIN | EPOLLRDNORM | EPOLLRDHUP;
	if (!skb_queue_empty_lockless(&sk->sk_receive_queue))
		mask |= EPOLLIN | EPOLLRDNORM;
	if (READ_ONCE(sk->sk_state) == TETHER_CONNECTED)
		mask |= EPOLLOUT | EPOLLWRNORM;
	else
		mask |= EPOLLHUP;
	return mask;
}

static int tether_shutdown(struct socket *sock, int how)
{
	struct sock *sk = sock->sk;
	struct tether_sock *tsk = tether_sk(sk);
	int err = 0;

	if ((how & ~SHUTDOWN_MASK) || !how)
		return -EINVAL;

	lock_sock(sk);
	if (sk->sk_state != TETHER_CONNECTED) {
		err = -ENOTCONN;
		goto out;
	}
	if ((how & SEND_SHUTDOWN) && !(tsk->shut_mask & SEND_SHUTDOWN))
		tether_send(tsk->peer, TETHER_FIN, tsk, NULL, 0);
	WRITE_ONCE(tsk->shut_mask, tsk->shut_mask | how);
out:
	release_sock(sk);
	sock_wake(sk);
	return err;
}

static int tether_sendmsg(struct socket *sock, struct msghdr *msg, size_t len)
{
	struct sock *sk = sock->sk;
	struct tether_sock *tsk = tether_sk(sk);
	int err;

	if (len > TETHER_MAX_DATAGRAM)
		return -EMSGSIZE;

	lock_sock(sk);
	err = sock_error(sk);
	if (err)
		goto out;
	if (sk->sk_state != TETHER_CONNECTED) {
		err = -ENOTCONN;
		goto out;
	}
	if (tsk->shut_mask & SEND_SHUTDOWN) {
		err = -EPIPE;
		goto out;
	}
	err = tether_send(tsk->peer, TETHER_DATA, tsk, msg->msg_data, len);
	tether_count_send(tsk, err);
out:
	release_sock(sk);
	return err ? err : (int)len;
}

static int tether_recvmsg(struct socket *sock, struct msghdr *msg, size_t len)
{
	struct sock *sk = sock->sk;
	struct tether_sock *tsk = tether_sk(sk);
	struct sk_buff *skb;
	size_t count;
	int err;

	for (;;) {
		skb = skb_dequeue(&sk->sk_receive_queue);
		if (skb)
			break;
		err = sock_error(sk);
		if (err)
			return err;
		/* No packet and none to come: end of file. */
		if (READ_ONCE(tsk->shut_mask) & RCV_SHUTDOWN)
			return 0;
		if (msg->msg_flags & MSG_DONTWAIT)
			return -EAGAIN;
		err = sock_wait_data(sk);
		if (err)
			return err;
	}

	count = min(len, skb->len - sizeof(struct tether_header));
	memcpy(msg->msg_data, skb->data + sizeof(struct tether_header), count);
	kfree_skb(skb);
	return count;
}

static int tether_ioctl(struct socket *sock, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case TETHER_IOC_FORGET:
		return tether_peer_forget(arg);
	default:
		return -EINVAL;
	}
}

static int tether_release(struct socket *sock)
{
	struct sock *sk = sock->sk;
	struct tether_sock *tsk = tether_sk(sk);
	struct tether_peer *peer;

	lock_sock(sk);
	WRITE_ONCE(sk->sk_state, TETHER_CLOSED);
	WRITE_ONCE(tsk->shut_mask, SHUTDOWN_MASK);
	WRITE_ONCE(sk->sk_socket, NULL);
	peer = tsk->peer;
	tsk->peer = NULL;
	release_sock(sk);

	if (peer)
		tether_peer_put(peer);
	sock->sk = NULL;
	sock_put(sk);
	return 0;
}

static const struct proto_ops tether_ops = {
	.family		= AF_TETHER,
	.release	= tether_release,
	.connect	= tether_connect,
	.poll		= tether_poll,
	.ioctl		= tether_ioctl,
	.shutdown	= tether_shutdown,
	.sendmsg	= tether_sendmsg,
	.recvmsg	= tether_recvmsg,
};

int tether_create(struct socket *sock)
{
	struct tether_sock *tsk = kzalloc(sizeof(*tsk), GFP_KERNEL);

	if (!tsk)
		return -ENOMEM;
	sock_init_data(sock, &tsk->sk);
	tsk->sk.sk_state = TETHER_IDLE;
	INIT_WORK(&tsk->fin_work, tether_fin_work);
	sock->ops = &tether_ops;
	return 0;
}

int __init tether_init(void)
{
	return sock_register(&tether_ops);
}

void __exit tether_exit(void)
{
	sock_unregister(AF_TETHER);
}
