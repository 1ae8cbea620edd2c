/* SPDX-License-Identifier: GPL-2.0 */
SYM_FUNC_START(post_entry)
	ret
SYM_FUNC_END(post_entry)
