/** A packet that one side drops without the lock under which the other side fills it: harmful. Lines are those of lib/kernel/sample/tree. */
export const wirepairWatchdogReport = `==================================================================
BUG: KCSAN: data-race in wirepair_rx / wirepair_watchdog

write to 0xffff888104c5d3d8 of 8 bytes by task 36 on cpu 1:
 wirepair_watchdog+0x8d/0x130 drivers/net/wirepair.c:94
 process_one_work kernel/workqueue.c:117 [inline]
 worker_thread+0x1f2/0x3a0 kernel/workqueue.c:132
 kthread+0x489/0x510 kernel/kthread.c:463
 ret_from_fork+0x122/0x1b0 arch/x86/kernel/process.c:158
 ret_from_fork_asm+0x1a/0x30 arch/x86/entry/entry_64.S:245

read to 0xffff888104c5d3d8 of 8 bytes by task 2204 on cpu 0:
 wirepair_rx+0xc1/0x2e0 drivers/net/wirepair.c:64
 wirepair_xmit+0x1b4/0x2a0 drivers/net/wirepair.c:117
 netdev_start_xmit include/linux/netdevice.h:50 [inline]
 xmit_one net/core/dev.c:3828 [inline]
 dev_hard_start_xmit+0x12d/0x400 net/core/dev.c:3844
 __dev_queue_xmit+0x117a/0x2050 net/core/dev.c:4761
 tether_send+0x1c8/0x210 net/tether/peer.c:41
 tether_sendmsg+0x14f/0x1f0 net/tether/af_tether.c:181
 sock_sendmsg net/socket.c:91 [inline]
 __x64_sys_sendto+0x93/0xd0 net/socket.c:126
 x64_sys_call+0x2f0e/0x3000 arch/x86/include/generated/asm/syscalls_64.h:45
 do_syscall_x64 arch/x86/entry/syscall_64.c:63 [inline]
 do_syscall_64+0xd2/0x200 arch/x86/entry/syscall_64.c:94
 entry_SYSCALL_64_after_hwframe+0x77/0x7f

value changed: 0xffff88810b7e1c00 -> 0x0000000000000000

Reported by Kernel Concurrency Sanitizer on:
CPU: 0 UID: 0 PID: 2204 Comm: tetherd Not tainted assay-sample #1 PREEMPT(voluntary)
Hardware name: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.3-debian-1.16.3-2 04/01/2014
==================================================================
`;
