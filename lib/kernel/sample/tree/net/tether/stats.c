// SPDX-License-Identifier: MIT
/*
 * Statistics of AF_TETHER. No lock: a reader may see a count that is a moment
 * old, and two writers may lose an event between them.
 */
#include <net/tether.h>

void seq_printf(struct seq_file *seq, const char *format, ...);

/* Totals over all sockets. */
static unsigned long tether_total_rx_bytes;
static unsigned long tether_total_tx_errors;

void tether_count_receive(struct tether_sock *tsk, unsigned int len)
{
	tsk->stats.rx_datagrams++;
	tether_total_rx_bytes += len;
}

void tether_count_send(struct tether_sock *tsk, int error)
{
	if (error) {
		tsk->stats.tx_errors++;
		tether_total_tx_errors++;
		return;
	}
	tsk->stats.tx_datagrams++;
}

/* A line of /proc/net/tether. */
void tether_stats_show(struct seq_file *seq, const struct tether_sock *tsk)
{
	seq_printf(seq, "%08x:%08x %02x %lu %lu %lu %lu\n",
		   tsk->local.node, tsk->local.port,
		   READ_ONCE(tsk->shut_mask),
		   data_race(tsk->stats.rx_datagrams),
		   data_race(tsk->stats.tx_datagrams),
		   data_race(tsk->stats.rx_overruns),
		   data_race(tsk->stats.tx_errors));
}

void tether_totals_show(struct seq_file *seq)
{
	seq_printf(seq, "rx_bytes %lu\n", data_race(tether_total_rx_bytes));
	seq_printf(seq, "tx_errors %lu\n", data_race(tether_total_tx_errors));
}
