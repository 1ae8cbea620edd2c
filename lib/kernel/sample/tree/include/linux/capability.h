/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_CAPABILITY_H
#define _LINUX_CAPABILITY_H

#include <linux/types.h>

#define CAP_NET_ADMIN	12
#define CAP_SYS_ADMIN	21

struct user_namespace;

/* In the first user namespace: root and those whom root trusts. */
bool capable(int cap);

/* In @ns: whoever made it has every capability there. */
bool ns_capable(struct user_namespace *ns, int cap);

#endif /* _LINUX_CAPABILITY_H */
