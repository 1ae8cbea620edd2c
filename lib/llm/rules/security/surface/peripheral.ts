import { stepName } from "../path/step";
import { findCall } from "../reproducer";
import { findFrame, type SurfaceRule } from "./surface-rule";

const USB =
  /^(?:usb_probe_\w+|usb_(?:new_device|disconnect|unbind_\w+|get_configuration|parse_configuration|enumerate_device\w*)|hub_(?:event|port_\w+)|_{0,2}usb_hcd_giveback_urb\w*|usb_giveback_urb_bh)$/;
const HID =
  /^(?:hid_(?:device_probe|device_remove|hw_start|open_report|input_report|report_raw_event|irq_in|ctrl)|hidinput_connect)$/;
const BUS_FILES = /^drivers\/(?:thunderbolt|pcmcia|input\/serio|mmc|firewire|pci\/hotplug)\//;
const BUS_NAMES = /(?:probe|remove|disconnect|connect|interrupt|hotplug|enumerate|_rx)/;

export const usbDevice: SurfaceRule = {
  name: "usb-device",
  output: "PeripheralTrigger",
  because:
    "USB devices are enumerated and bound when they are plugged in, by descriptors that they give themselves; authorization is off by default.",
  source: "Documentation/usb/authorization.rst",
  applies: (evidence) => {
    const found = findFrame(
      evidence,
      (frame) => USB.test(stepName(frame)) && !frame.file.startsWith("drivers/usb/gadget/"),
    );
    const call = findCall(evidence.reproducer, /^syz_usb_/);
    return found === null
      ? null
      : `${found}${call === null ? "" : `, and the reproducer plays a device (\`${call}\`)`}`;
  },
};

export const hidDevice: SurfaceRule = {
  name: "hid-device",
  output: "PeripheralTrigger",
  because: "HID devices describe their reports themselves, and the kernel parses what they send.",
  source: "Documentation/hid/hidintro.rst",
  applies: (evidence) =>
    findFrame(evidence, (frame) => frame.file.startsWith("drivers/hid/") && HID.test(stepName(frame))),
};

export const pluggableBus: SurfaceRule = {
  name: "pluggable-bus",
  output: "PeripheralTrigger",
  because: "This bus takes devices while the machine runs, and the function handles their coming, going or answers.",
  source: "Documentation/admin-guide/thunderbolt.rst",
  applies: (evidence) => findFrame(evidence, (frame) => BUS_FILES.test(frame.file) && BUS_NAMES.test(stepName(frame))),
};
