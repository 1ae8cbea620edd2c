import { expect, test } from "vitest";
import type { Frame } from "@/lib/report/report";
import { helperNature, isEmptinessCheck, isEntryFrame } from "./helper-frames";

function frame(name: string, file = ""): Frame {
  return { function: name, offset: null, size: null, file, line: 1, inlined: false };
}

test.each([
  ["__list_add", "include/linux/list.h", "linked list"],
  ["hlist_add_head", "include/linux/list.h", "hash list"],
  ["rb_insert_color", "lib/rbtree.c", "red-black tree"],
  ["xas_load", "lib/xarray.c", "xarray or radix tree"],
  ["skb_queue_tail", "net/core/skbuff.c", "socket buffer queue"],
  ["refcount_inc", "include/linux/refcount.h", "reference count"],
  ["memcpy", "", "memory copy"],
  ["atomic_read", "include/linux/atomic/atomic-instrumented.h", "accessor"],
  ["u64_stats_add", "include/linux/u64_stats_sync.h", "accessor"],
  ["local64_read", "arch/x86/include/asm/local.h", "accessor"],
  ["test_bit.constprop.0", "", "bit operation"],
])("%s works on a %s", (name, file, nature) => {
  expect(helperNature(frame(name, file))).toBe(nature);
});

test.each(["smc_poll", "list_lru_add", "rb_handle_event", "ext4_list_backups"])(
  "%s has a purpose of its own",
  (name) => {
    expect(helperNature(frame(name, "fs/x.c"))).toBeNull();
  },
);

test("emptiness checks are told from walks", () => {
  expect(isEmptinessCheck(frame("list_empty"))).toBe(true);
  expect(isEmptinessCheck(frame("skb_queue_empty_lockless"))).toBe(true);
  expect(isEmptinessCheck(frame("list_add"))).toBe(false);
});

test("entry frames end the search for callers", () => {
  for (const name of ["process_one_work", "do_syscall_64", "__x64_sys_poll", "kthread"]) {
    expect(isEntryFrame(frame(name))).toBe(true);
  }
  expect(isEntryFrame(frame("sock_poll"))).toBe(false);
});
