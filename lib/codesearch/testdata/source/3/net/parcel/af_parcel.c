// SPDX-License-Identifier: GPL-2.0
#include <linux/parcel.h>
#include <linux/list.h>

int parcel_limit __read_mostly = 20;
static LIST_HEAD(parcel_depots);
static DEFINE_MUTEX(parcel_mutex);
static DEFINE_PER_CPU(struct depot, parcel_local);

static struct depot *parcel_hub, parcel_spare = { .count = 0 };

/* Trap attribute-words: they stand before the name and behind the parameters. */
static int __init __cold parcel_setup(void) __must_hold(&parcel_mutex)
{
	parcel_hub = &parcel_spare;
	return 0;
}

/**
 * parcel_send - hand a parcel over to a depot
 * @parcel: what to send
 * @where: the depot
 *
 * Takes the depot's lock.
 *
 * Return: 0, or -ENOSPC when the depot is full.
 */
int parcel_send(struct parcel *parcel, struct depot *where)
{
	int error = 0;

	spin_lock(&where->lock);
	if (where->count >= parcel_limit)
		error = -ENOSPC;
	else
		depot_put(where, parcel);
	spin_unlock(&where->lock);
	if (error == 0)
		parcel->state = PARCEL_SORTED;
	return error;
}
EXPORT_SYMBOL(parcel_send);

/* Trap type-line: its type stands on a line of its own. */
struct parcel *
parcel_find(struct depot *where, __u32 number)
{
	struct parcel *parcel;

	parcel_for_each(parcel, where)
		if (parcel->number == number)
			return parcel;
	return NULL;
}

/* Trap split-signature: it is split by #ifdef. */
#ifdef CONFIG_PARCEL_URGENT
int parcel_route(struct parcel *parcel, int urgent)
#else
int parcel_route(struct parcel *parcel)
#endif
{
	struct depot *next = parcel->origin;

	/* Trap split-if: so is an `if`, and its brace. */
#ifdef CONFIG_PARCEL_URGENT
	if (urgent && next) {
#else
	if (next) {
#endif
		return parcel_send(parcel, next);
	}
	return -ENOENT;
}

/* Trap literals: braces and quotes in literals and comments. */
static const char *parcel_mark(struct parcel *parcel)
{
	char open = '{', quote = '\'';

	/* } */
	// } and a line that goes on \
	   }
	return parcel->state == PARCEL_LOST ? "}\"{" : "{";
}

#if 0
/* Trap if-0: this is not C, and must not disturb what follows. */
int parcel_broken( { "
#endif

static parcel_handler_t parcel_handlers[NR_DEPOTS];

/* Trap function-pointer: a function that returns a pointer to a function. */
parcel_handler_t (*parcel_choose(int way))(struct parcel *)
{
	return NULL;
}

/* Trap no-semicolon: a macro invocation, and the function behind it. */
module_init(parcel_setup)
EXPORT_SYMBOL_GPL(parcel_find)

int parcel_count(struct depot *where)
{
	return where->count;
}

/* Trap column-0: braces that end nothing, within an initialiser. */
static const struct parcel_rate parcel_rates[] = {
{
	.grams = 100,
}, {
	.grams = 1000,
	.express = 1,
} };

int parcel_stamp(struct parcel *parcel)
{
	return parcel_count(parcel->origin);
}
