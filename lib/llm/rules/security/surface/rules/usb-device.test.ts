import { expect, test } from "vitest";
import { assessSurface, systemCall, testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { usbDevice } from "./usb-device";

const probe = {
  functions: ["peg_probe drivers/usb/misc/peg.c", "usb_probe_interface drivers/usb/core/driver.c", work],
};

testSurfaceRule(usbDevice, {
  sees: {
    "a device that is bound": probe,
    "an answer of one": {
      functions: ["peg_complete drivers/usb/misc/peg.c", "__usb_hcd_giveback_urb drivers/usb/core/hcd.c", work],
    },
    "work of the hub, whatever its functions are called": {
      functions: ["peg_settle drivers/usb/peg.c", work],
      line: "Workqueue: usb_hub_wq peg_event",
    },
  },
  spares: {
    "work of another queue": {
      functions: ["peg_settle drivers/usb/peg.c", work],
      line: "Workqueue: events_power_efficient peg_event",
    },
    "a task whose stack is no work": {
      functions: ["peg_settle drivers/usb/peg.c", systemCall("read", "fs/read_write.c")],
      line: "Workqueue: usb_hub_wq peg_event",
    },
    "the device's own side": {
      functions: ["peg_bind drivers/usb/gadget/peg.c", "usb_probe_gadget drivers/usb/gadget/core.c", work],
    },
    "work of a driver": { functions: ["peg_flush drivers/usb/misc/peg.c", work] },
  },
});

test("a reproducer that plays the device is told", async () => {
  const call = "syz_usb_connect$peg";
  expect((await assessSurface({ ...probe, syz: `${call}(0x0)\n` })).reply).toContain(`plays a device (\`${call}\`)`);
});
