/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_PERCPU_H
#define _LINUX_PERCPU_H

#include <linux/types.h>

#define NR_CPUS		8

extern unsigned int nr_cpu_ids;
unsigned int smp_processor_id(void);

#define DEFINE_PER_CPU(type, name)	type name[NR_CPUS]
#define per_cpu(name, cpu)		(name[cpu])

/* Preemption is off between the look-up of the CPU and the change. */
#define this_cpu_add(name, n)		(per_cpu(name, smp_processor_id()) += (n))
#define this_cpu_inc(name)		this_cpu_add(name, 1)

#define for_each_possible_cpu(cpu)	for ((cpu) = 0; (cpu) < nr_cpu_ids; (cpu)++)

#endif /* _LINUX_PERCPU_H */
