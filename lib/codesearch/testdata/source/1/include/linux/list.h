/* SPDX-License-Identifier: GPL-2.0 */
#define LIST_HEAD(name) struct list_head name = { &(name), &(name) }

struct list_head {
	struct list_head *next, *prev;
};

/**
 * list_add - add an entry behind another
 * @entry: the new one
 * @head: the other
 */
static inline void list_add(struct list_head *entry, struct list_head *head)
{
	entry->next = head->next;
	head->next = entry;
}
