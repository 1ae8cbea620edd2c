// SPDX-License-Identifier: MIT
/*
 * Roster: names of services and who provides them.
 *
 * Look-ups run under RCU. roster_lock covers every change of the list. An entry
 * lives as long as the list or a user holds it.
 */
#include <linux/errno.h>
#include <linux/kref.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/seqlock.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

/**
 * struct roster_entry - one service
 * @list: place in the roster
 * @kref: references
 * @rcu: frees it
 * @id: number of the service
 * @users: open handles, which keep it from being replaced
 * @hits: look-ups that found it, for the log
 * @address: where it is
 */
struct roster_entry {
	struct list_head	list;
	struct kref		kref;
	struct rcu_head		rcu;
	u32			id;
	int			users;
	unsigned long		hits;
	u64			address;
};

struct roster_clock {
	seqcount_t		seq;
	u64			ticks;
	u64			offset;
};

static DEFINE_SPINLOCK(roster_lock);
static LIST_HEAD(roster);
static unsigned int roster_count;
static struct roster_entry *roster_default;
static u32 *roster_names;
static struct roster_clock roster_time;
static DEFINE_SPINLOCK(roster_time_lock);
static DEFINE_PER_CPU(unsigned long, roster_lookups);

static void roster_free(struct rcu_head *head)
{
	kfree(container_of(head, struct roster_entry, rcu));
}

static void roster_release(struct kref *kref)
{
	struct roster_entry *entry = container_of(kref, struct roster_entry, kref);

	call_rcu(&entry->rcu, roster_free);
}

/* Returns the entry with a reference, NULL when there is none. */
struct roster_entry *roster_find(u32 id)
{
	struct roster_entry *entry;

	this_cpu_inc(roster_lookups);
	rcu_read_lock();
	list_for_each_entry_rcu(entry, &roster, list) {
		if (entry->id == id) {
			entry->hits++;
			kref_get(&entry->kref);
			rcu_read_unlock();
			return entry;
		}
	}
	rcu_read_unlock();
	return NULL;
}

int roster_add(u32 id, u64 address)
{
	struct roster_entry *entry = kzalloc(sizeof(*entry), GFP_KERNEL);

	if (!entry)
		return -ENOMEM;
	kref_init(&entry->kref);
	entry->id = id;
	entry->address = address;

	spin_lock(&roster_lock);
	list_add_rcu(&entry->list, &roster);
	roster_count++;
	roster_default = entry;
	spin_unlock(&roster_lock);
	return 0;
}

u64 roster_default_address(void)
{
	struct roster_entry *entry = roster_default;

	return entry ? entry->address : 0;
}

/* Opens a handle. The caller holds roster_lock. */
static void __roster_open(struct roster_entry *entry)
{
	entry->users++;
}

void roster_open(struct roster_entry *entry)
{
	spin_lock(&roster_lock);
	__roster_open(entry);
	spin_unlock(&roster_lock);
}

void roster_close(struct roster_entry *entry)
{
	if (--entry->users == 0)
		kref_put(&entry->kref, roster_release);
}

/* Takes the oldest entry off; called again and again by the work below. */
static bool roster_expire_one(void)
{
	struct roster_entry *entry;

	if (!roster_count)
		return false;

	spin_lock(&roster_lock);
	if (!roster_count) {
		spin_unlock(&roster_lock);
		return false;
	}
	entry = list_entry(roster.prev, struct roster_entry, list);
	list_del_rcu(&entry->list);
	roster_count--;
	spin_unlock(&roster_lock);
	kref_put(&entry->kref, roster_release);
	return true;
}

void roster_expire(struct work_struct *work)
{
	while (roster_expire_one())
		;
}

/* A table of names, made when the first one is asked for. */
u32 roster_name(unsigned int index)
{
	if (!roster_names) {
		spin_lock(&roster_lock);
		if (!roster_names) {
			roster_names = kmalloc(256 * sizeof(u32), GFP_ATOMIC);
			for (unsigned int i = 0; roster_names && i < 256; i++)
				roster_names[i] = i * 2654435761u;
		}
		spin_unlock(&roster_lock);
	}
	return roster_names ? roster_names[index & 255] : 0;
}

u64 roster_now(void)
{
	unsigned int seq;
	u64 now;

	do {
		seq = read_seqcount_begin(&roster_time.seq);
		now = roster_time.ticks + roster_time.offset;
	} while (read_seqcount_retry(&roster_time.seq, seq));
	return now;
}

void roster_tick(struct work_struct *work)
{
	spin_lock(&roster_time_lock);
	write_seqcount_begin(&roster_time.seq);
	roster_time.ticks++;
	write_seqcount_end(&roster_time.seq);
	spin_unlock(&roster_time_lock);
}

/* Sets the clock back; ticks and offset belong together. */
void roster_set_clock(u64 now)
{
	spin_lock(&roster_time_lock);
	roster_time.offset = now - roster_time.ticks;
	spin_unlock(&roster_time_lock);
}

unsigned long roster_total_lookups(void)
{
	unsigned long sum = 0;
	unsigned int cpu;

	for_each_possible_cpu(cpu)
		sum += per_cpu(roster_lookups, cpu);
	return sum;
}

long __x64_sys_roster(u32 id, u64 address)
{
	struct roster_entry *entry;

	if (address)
		return roster_add(id, address);
	entry = roster_find(id);
	if (!entry)
		return roster_default_address() ? (long)roster_name(id) : -ENOENT;
	roster_open(entry);
	return 0;
}

long __x64_sys_roster_close(u32 id)
{
	struct roster_entry *entry = roster_find(id);

	if (!entry)
		return -ENOENT;
	roster_close(entry);
	return (long)(roster_now() + roster_total_lookups());
}

long __x64_sys_roster_clock(u64 now)
{
	roster_set_clock(now);
	return 0;
}
