/* SPDX-License-Identifier: GPL-2.0 */
_GLOBAL(post_return)
	blr
