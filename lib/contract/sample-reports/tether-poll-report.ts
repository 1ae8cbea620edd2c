/** A flag that poll() reads without the lock under which it is set: benign. Lines are those of lib/kernel/sample/tree. */
export const tetherPollReport = `==================================================================
BUG: KCSAN: data-race in tether_fin_work / tether_poll

read-write to 0xffff88810a3c4c50 of 4 bytes by task 1291 on cpu 0:
 tether_fin_work+0x5b/0xc0 net/tether/af_tether.c:27
 process_one_work kernel/workqueue.c:117 [inline]
 worker_thread+0x1f2/0x3a0 kernel/workqueue.c:132
 kthread+0x489/0x510 kernel/kthread.c:463
 ret_from_fork+0x122/0x1b0 arch/x86/kernel/process.c:158
 ret_from_fork_asm+0x1a/0x30 arch/x86/entry/entry_64.S:245

read to 0xffff88810a3c4c50 of 4 bytes by task 4417 on cpu 1:
 tether_poll+0xa6/0x1d0 net/tether/af_tether.c:126
 sock_poll+0x4e/0x60 net/socket.c:65
 vfs_poll include/linux/poll.h:56 [inline]
 do_pollfd fs/select.c:873 [inline]
 do_poll fs/select.c:921 [inline]
 do_sys_poll+0x63f/0xbd0 fs/select.c:1015
 __do_sys_poll fs/select.c:1073 [inline]
 __se_sys_poll+0xee/0x230 fs/select.c:1061
 __x64_sys_poll+0x43/0x50 fs/select.c:1061
 x64_sys_call+0x2cf0/0x3000 arch/x86/include/generated/asm/syscalls_64.h:8
 do_syscall_x64 arch/x86/entry/syscall_64.c:63 [inline]
 do_syscall_64+0xd2/0x200 arch/x86/entry/syscall_64.c:94
 entry_SYSCALL_64_after_hwframe+0x77/0x7f

value changed: 0x00000000 -> 0x00000001

Reported by Kernel Concurrency Sanitizer on:
CPU: 1 UID: 0 PID: 4417 Comm: tetherd Not tainted assay-sample #1 PREEMPT(voluntary)
Hardware name: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.3-debian-1.16.3-2 04/01/2014
==================================================================
`;
