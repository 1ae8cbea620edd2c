// SPDX-License-Identifier: GPL-2.0
#include <linux/parcel.h>

#define CREATE_TRACE_POINTS
#include <trace/parcel.h>

/* Sends on behalf of a task. */
static long do_post_send(int depot, unsigned int number)
{
	return 0;
}

/* Trap define-macros: the name of a system call is an argument. */
SYSCALL_DEFINE3(post_send, int, depot, unsigned int, number,
		unsigned int, flags)
{
	return do_post_send(depot, number);
}

COMPAT_SYSCALL_DEFINE2(post_send, int, depot, unsigned int, number)
{
	return do_post_send(depot, number);
}

BPF_CALL_1(bpf_post_count, struct depot *, depot)
{
	return depot->count;
}

/* Trap unbalanced: an #if that opens two braces and closes one; the } in column 0 mends it. */
int post_check(struct depot *depot)
{
#ifdef CONFIG_POST_DEBUG
	if (depot->count < 0) {
		if (depot->first) {
#endif
		return -EINVAL;
	}
	return depot->count;
}

int post_flush(struct depot *depot)
{
	depot->count = 0;
	return post_check(depot);
}
