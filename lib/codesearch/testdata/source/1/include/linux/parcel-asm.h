/* SPDX-License-Identifier: GPL-2.0 */
/* Trap assembly-header: its braces are no C, its macros are macros. */
#ifdef __ASSEMBLY__
#define PARCEL_ENTER(name) .globl name; name:
.macro parcel_save {
	push %rbp
.endm
#else
struct parcel_frame {
	unsigned long bp;
};
#endif
