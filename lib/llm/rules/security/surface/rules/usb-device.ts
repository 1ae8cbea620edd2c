import { saysText } from "../../crash";
import type { Evidence } from "../../evidence";
import { stepName } from "../../path/step";
import { findCall } from "../../reproducer";
import { findFrame } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

const USB =
  /^(?:usb_probe_\w+|usb_(?:new_device|disconnect|unbind_\w+|get_configuration|parse_configuration|enumerate_device\w*)|hub_(?:event|port_\w+)|_{0,2}usb_hcd_giveback_urb\w*|usb_giveback_urb_bh)$/;

export const usbDevice: SurfaceRule = {
  name: "usb-device",
  output: "PeripheralTrigger",
  because:
    "USB devices are enumerated and bound when they are plugged in, by descriptors that they give themselves; authorization is off by default.",
  source: "Documentation/usb/authorization.rst",
  section: "when a USB device is connected it is configured",
  applies: (evidence) => {
    const found =
      findFrame(evidence, (frame) => USB.test(stepName(frame)) && !frame.file.startsWith("drivers/usb/gadget/")) ??
      hubQueue(evidence);
    const call = findCall(evidence.reproducer, /^syz_usb_/);
    return found === null
      ? null
      : `${found}${call === null ? "" : `, and the reproducer plays a device (\`${call}\`)`}`;
  },
};

/** The hub handles what is plugged in as work of a queue of its own, which the report names. */
function hubQueue({ crash, paths }: Evidence): string | null {
  const line = paths[0]?.context === "work" ? saysText(crash, /\bWorkqueue: usb_hub_wq\b[^\n]{0,80}/) : null;
  return line === null ? null : `the failing work is the hub's: the report says "${line}"`;
}
