import { expect, test } from "vitest";
import { macroMade, nameParts } from "./macro-made-names";

test.each([
  ["__x64_sys_pselect6", "pselect6", "SYSCALL_DEFINE6"],
  ["__do_sys_read", "read", "SYSCALL_DEFINE3"],
  ["__se_compat_sys_ioctl", "ioctl", "COMPAT_SYSCALL_DEFINE3"],
  ["__ia32_compat_sys_ioctl", "ioctl", "COMPAT_SYSCALL_DEFINE3"],
  ["sys_read", "read", "SYSCALL_DEFINE3"],
  ["trace_sched_switch", "sched_switch", "TRACE_EVENT"],
  ["trace_event_raw_event_sched_switch", "sched_switch", "DECLARE_EVENT_CLASS"],
])("%s is made of %s", (name, argument, macro) => {
  const made = macroMade(name);
  expect(made?.argument).toBe(argument);
  expect(made?.macro.test(macro)).toBe(true);
});

test.each([
  ["__x64_sys_ioctl", "COMPAT_SYSCALL_DEFINE3"],
  ["__ia32_compat_sys_ioctl", "SYSCALL_DEFINE3"],
])("%s is not made by %s", (name, macro) => {
  expect(macroMade(name)?.macro.test(macro)).toBe(false);
});

test("other names are made of nothing", () => {
  expect(macroMade("tcp_poll")).toBeNull();
});

test("parts of a name, longest first", () => {
  expect(nameParts("foo_bar_driver_init").slice(0, 3)).toEqual(["foo_bar_driver", "bar_driver_init", "foo_bar"]);
  expect(nameParts("tcp_poll")).toEqual(["poll"]);
});
