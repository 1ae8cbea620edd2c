/* SPDX-License-Identifier: GPL-2.0 */
/* Trap assembly: functions that are no C. */
#define POST_FRAME 16

SYM_FUNC_START(post_entry)
	push %rbp
	call do_post
	pop %rbp
	ret
SYM_FUNC_END(post_entry)

ENTRY(post_return)
	ret
ENDPROC(post_return)
