/** A peer that is freed while its work item still runs: actionable, all three stacks are there. Lines are those of lib/kernel/sample/tree. */
export const tetherKeepaliveReport = `==================================================================
BUG: KASAN: slab-use-after-free in tether_peer_keepalive+0xb9/0x170 net/tether/peer.c:52
Write of size 4 at addr ffff88810d2c4a40 by task kworker/1:2/57

CPU: 1 UID: 0 PID: 57 Comm: kworker/1:2 Not tainted assay-sample #1 PREEMPT(voluntary)
Hardware name: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.3-debian-1.16.3-2 04/01/2014
Workqueue: events tether_peer_keepalive
Call Trace:
 <TASK>
 dump_stack_lvl+0x189/0x250 lib/dump_stack.c:120
 print_address_description mm/kasan/report.c:378 [inline]
 print_report+0xca/0x240 mm/kasan/report.c:482
 kasan_report+0x118/0x150 mm/kasan/report.c:595
 tether_peer_keepalive+0xb9/0x170 net/tether/peer.c:52
 process_one_work kernel/workqueue.c:117 [inline]
 worker_thread+0x1f2/0x3a0 kernel/workqueue.c:132
 kthread+0x70e/0x8a0 kernel/kthread.c:463
 ret_from_fork+0x3f9/0x770 arch/x86/kernel/process.c:158
 ret_from_fork_asm+0x1a/0x30 arch/x86/entry/entry_64.S:245
 </TASK>

Allocated by task 5813:
 kasan_save_stack mm/kasan/common.c:56 [inline]
 kasan_save_track+0x3e/0x80 mm/kasan/common.c:77
 poison_kmalloc_redzone mm/kasan/common.c:400 [inline]
 __kasan_kmalloc+0x93/0xb0 mm/kasan/common.c:417
 kasan_kmalloc include/linux/kasan.h:262 [inline]
 __kmalloc+0x27a/0x4f0 mm/slub.c:5659
 kmalloc include/linux/slab.h:14 [inline]
 kzalloc include/linux/slab.h:20 [inline]
 tether_peer_create net/tether/peer.c:61 [inline]
 tether_peer_get+0x11c/0x2a0 net/tether/peer.c:115
 tether_connect+0x88/0x190 net/tether/af_tether.c:97
 __x64_sys_connect+0x7a/0xa0 net/socket.c:112
 do_syscall_x64 arch/x86/entry/syscall_64.c:63 [inline]
 do_syscall_64+0xfa/0xfa0 arch/x86/entry/syscall_64.c:94
 entry_SYSCALL_64_after_hwframe+0x77/0x7f

Freed by task 5820:
 kasan_save_stack mm/kasan/common.c:56 [inline]
 kasan_save_track+0x3e/0x80 mm/kasan/common.c:77
 __kasan_save_free_info+0x46/0x50 mm/kasan/generic.c:587
 kasan_save_free_info mm/kasan/kasan.h:406 [inline]
 poison_slab_object mm/kasan/common.c:252 [inline]
 __kasan_slab_free+0x5c/0x80 mm/kasan/common.c:284
 kasan_slab_free include/linux/kasan.h:234 [inline]
 slab_free_hook mm/slub.c:2539 [inline]
 slab_free mm/slub.c:6630 [inline]
 kfree+0x19a/0x6d0 mm/slub.c:6837
 tether_peer_destroy net/tether/peer.c:77 [inline]
 tether_peer_put+0x51/0x70 net/tether/peer.c:83
 tether_peer_forget+0xbd/0xf0 net/tether/peer.c:145
 tether_ioctl+0x32/0x50 net/tether/af_tether.c:223
 sock_ioctl+0x5e/0x80 net/socket.c:86
 vfs_ioctl fs/ioctl.c:51 [inline]
 __do_sys_ioctl fs/ioctl.c:597 [inline]
 __se_sys_ioctl+0xfc/0x170 fs/ioctl.c:583
 do_syscall_x64 arch/x86/entry/syscall_64.c:63 [inline]
 do_syscall_64+0xfa/0xfa0 arch/x86/entry/syscall_64.c:94
 entry_SYSCALL_64_after_hwframe+0x77/0x7f

Last potentially related work creation:
 kasan_save_stack+0x3e/0x60 mm/kasan/common.c:56
 kasan_record_aux_stack+0xbd/0xd0 mm/kasan/generic.c:559
 insert_work kernel/workqueue.c:33 [inline]
 queue_work+0x8d/0xc0 kernel/workqueue.c:43
 delayed_work_timer_fn+0x1d/0x30 kernel/workqueue.c:54
 call_timer_fn+0x17e/0x5f0 kernel/time/timer.c:1747
 expire_timers kernel/time/timer.c:1798 [inline]
 __run_timers kernel/time/timer.c:2372 [inline]
 __run_timer_base+0x61a/0x860 kernel/time/timer.c:2384
 run_timer_softirq+0xb7/0x180 kernel/time/timer.c:2403
 handle_softirqs+0x286/0x870 kernel/softirq.c:622

The buggy address belongs to the object at ffff88810d2c49c0
 which belongs to the cache kmalloc-192 of size 192
The buggy address is located 128 bytes inside of
 freed 192-byte region [ffff88810d2c49c0, ffff88810d2c4a80)

The buggy address belongs to the physical page:
page: refcount:0 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0x10d2c4
flags: 0x17ff00000000000(node=0|zone=2|lastcpupid=0x7ff)
page_type: f5(slab)
raw: 017ff00000000000 ffff8881000413c0 dead000000000122 0000000000000000
raw: 0000000000000000 0000000080100010 00000000f5000000 0000000000000000
page dumped because: kasan: bad access detected

Memory state around the buggy address:
 ffff88810d2c4900: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
 ffff88810d2c4980: fc fc fc fc fc fc fc fc fa fb fb fb fb fb fb fb
>ffff88810d2c4a00: fb fb fb fb fb fb fb fb fb fb fb fb fb fb fb fb
                                           ^
 ffff88810d2c4a80: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
 ffff88810d2c4b00: 00 fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc
==================================================================
`;
