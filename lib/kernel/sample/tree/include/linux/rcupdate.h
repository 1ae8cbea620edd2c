/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_RCUPDATE_H
#define _LINUX_RCUPDATE_H

#include <linux/atomic.h>
#include <linux/list.h>

struct rcu_head {
	struct rcu_head *next;
	void (*func)(struct rcu_head *head);
};

void rcu_read_lock(void);
void rcu_read_unlock(void);

/* Waits until every reader that may still see the old state is gone. */
void synchronize_rcu(void);
void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *head));

#define rcu_dereference(p)		READ_ONCE(p)
#define rcu_assign_pointer(p, v)	smp_store_release(&(p), (v))

static inline void list_add_rcu(struct list_head *entry, struct list_head *head)
{
	entry->next = head->next;
	entry->prev = head;
	head->next->prev = entry;
	rcu_assign_pointer(head->next, entry);
}

static inline void list_del_rcu(struct list_head *entry)
{
	entry->next->prev = entry->prev;
	WRITE_ONCE(entry->prev->next, entry->next);
}

#define list_for_each_entry_rcu(pos, head, member)					\
	for (pos = container_of(rcu_dereference((head)->next), __typeof__(*pos), member);\
	     &pos->member != (head);							\
	     pos = container_of(rcu_dereference(pos->member.next), __typeof__(*pos), member))

#endif /* _LINUX_RCUPDATE_H */
