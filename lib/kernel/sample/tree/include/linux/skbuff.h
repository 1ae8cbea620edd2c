/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_SKBUFF_H
#define _LINUX_SKBUFF_H

#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/types.h>

struct net_device;
struct sock;

/**
 * struct sk_buff - a packet
 * @list: place in a queue
 * @dev: device it came from or goes to
 * @sk: socket that owns it
 * @len: bytes of data that it holds
 * @truesize: bytes of memory that it takes
 * @head: start of the buffer
 * @data: start of the data
 * @end: end of the buffer
 */
struct sk_buff {
	struct list_head	list;
	struct net_device	*dev;
	struct sock		*sk;
	unsigned int		len;
	unsigned int		truesize;
	u8			*head;
	u8			*data;
	u8			*end;
};

struct sk_buff_head {
	struct list_head	list;
	u32			qlen;
	spinlock_t		lock;
};

struct sk_buff *alloc_skb(unsigned int size, gfp_t flags);
void kfree_skb(struct sk_buff *skb);
void *memcpy(void *to, const void *from, size_t count);

static inline unsigned int skb_tailroom(const struct sk_buff *skb)
{
	return skb->end - (skb->data + skb->len);
}

/* Grows the data at its end. The caller has looked for room. */
static inline void skb_put_data(struct sk_buff *skb, const void *data, unsigned int len)
{
	memcpy(skb->data + skb->len, data, len);
	skb->len += len;
}

static inline void skb_queue_head_init(struct sk_buff_head *queue)
{
	INIT_LIST_HEAD(&queue->list);
	queue->qlen = 0;
	spin_lock_init(&queue->lock);
}

static inline bool skb_queue_empty_lockless(const struct sk_buff_head *queue)
{
	return list_empty(&queue->list);
}

static inline void skb_queue_tail(struct sk_buff_head *queue, struct sk_buff *skb)
{
	spin_lock_bh(&queue->lock);
	list_add_tail(&skb->list, &queue->list);
	WRITE_ONCE(queue->qlen, queue->qlen + 1);
	spin_unlock_bh(&queue->lock);
}

/* Takes the first packet; NULL when there is none. */
static inline struct sk_buff *skb_dequeue(struct sk_buff_head *queue)
{
	struct sk_buff *skb = NULL;

	spin_lock_bh(&queue->lock);
	if (!list_empty(&queue->list)) {
		skb = list_first_entry(&queue->list, struct sk_buff, list);
		list_del_init(&skb->list);
		WRITE_ONCE(queue->qlen, queue->qlen - 1);
	}
	spin_unlock_bh(&queue->lock);
	return skb;
}

#endif /* _LINUX_SKBUFF_H */
