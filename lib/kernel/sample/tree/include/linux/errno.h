/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_ERRNO_H
#define _LINUX_ERRNO_H

#define EPERM		1
#define ENOENT		2
#define EIO		5
#define ENODEV		19
#define ENOSPC		28

#endif /* _LINUX_ERRNO_H */
