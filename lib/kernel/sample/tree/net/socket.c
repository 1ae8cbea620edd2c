// SPDX-License-Identifier: MIT
/*
 * From system calls to the protocol families.
 */
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <net/sock.h>

#define NPROTO			48

static DEFINE_SPINLOCK(net_family_lock);
static const struct proto_ops *net_families[NPROTO];

int sock_register(const struct proto_ops *ops)
{
	int err = 0;

	if (ops->family < 0 || ops->family >= NPROTO)
		return -EINVAL;

	spin_lock(&net_family_lock);
	if (net_families[ops->family])
		err = -EINVAL;
	else
		net_families[ops->family] = ops;
	spin_unlock(&net_family_lock);
	return err;
}

void sock_unregister(int family)
{
	spin_lock(&net_family_lock);
	net_families[family] = NULL;
	spin_unlock(&net_family_lock);
}

void sock_init_data(struct socket *sock, struct sock *sk)
{
	spin_lock_init(&sk->sk_lock);
	refcount_set(&sk->sk_refcnt, 1);
	skb_queue_head_init(&sk->sk_receive_queue);
	sk->sk_rcvbuf = 64 * 1024;
	sk->sk_err = 0;
	sk->sk_socket = sock;
	sock->sk = sk;
	init_waitqueue_head(&sock->wq);
}

/* Wakes everyone who waits for the socket: each of them looks at its state again. */
void sock_wake(struct sock *sk)
{
	struct socket *sock = READ_ONCE(sk->sk_socket);

	if (sock)
		wake_up_interruptible(&sock->wq);
}

static __poll_t sock_poll(struct file *file, poll_table *wait)
{
	struct socket *sock = file->private_data;

	if (!sock->ops->poll)
		return 0;
	return sock->ops->poll(file, sock, wait);
}

static int sock_close(struct file *file)
{
	struct socket *sock = file->private_data;

	return sock->ops->release(sock);
}

const struct file_operations socket_file_ops = {
	.poll		= sock_poll,
	.release	= sock_close,
};

long sock_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct socket *sock = file->private_data;

	if (!sock->ops->ioctl)
		return -EINVAL;
	return sock->ops->ioctl(sock, cmd, arg);
}

int sock_sendmsg(struct socket *sock, struct msghdr *msg)
{
	return sock->ops->sendmsg(sock, msg, msg->msg_len);
}

int sock_recvmsg(struct socket *sock, struct msghdr *msg)
{
	return sock->ops->recvmsg(sock, msg, msg->msg_len);
}

/* The arguments of a system call, as the entry code saved them. */
struct pt_regs {
	unsigned long		di, si, dx, r10;
};

struct socket *sockfd_lookup(int fd);

long __x64_sys_connect(const struct pt_regs *regs)
{
	struct socket *sock = sockfd_lookup(regs->di);

	if (!sock)
		return -EINVAL;
	return sock->ops->connect(sock, (const void *)regs->si, regs->dx);
}

long __x64_sys_sendto(const struct pt_regs *regs)
{
	struct socket *sock = sockfd_lookup(regs->di);
	struct msghdr msg = {
		.msg_data	= (void *)regs->si,
		.msg_len	= regs->dx,
		.msg_flags	= regs->r10,
	};

	if (!sock)
		return -EINVAL;
	return sock_sendmsg(sock, &msg);
}
