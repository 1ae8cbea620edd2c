/* SPDX-License-Identifier: GPL-2.0 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM parcel

TRACE_EVENT(parcel_lost,

	TP_PROTO(struct parcel *parcel),

	TP_ARGS(parcel),

	TP_STRUCT__entry(
		__field(unsigned int, number)
	),

	TP_fast_assign(
		__entry->number = parcel->number;
	),

	TP_printk("number=%u", __entry->number)
);

/* Trap event-macros: the second argument is a name too. */
DEFINE_EVENT(parcel_class, parcel_found,
	TP_PROTO(struct parcel *parcel),
	TP_ARGS(parcel));
