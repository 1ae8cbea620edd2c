import { stepName } from "../../path/step";
import { findFrame } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

const HID =
  /^(?:hid_(?:device_probe|device_remove|hw_start|open_report|input_report|report_raw_event|irq_in|ctrl)|hidinput_connect)$/;

export const hidDevice: SurfaceRule = {
  name: "hid-device",
  output: "PeripheralTrigger",
  because: "HID devices describe their reports themselves, and the kernel parses what they send.",
  source: "Documentation/hid/hidintro.rst",
  section: "in charge of parsing the HID report descriptors",
  applies: (evidence) =>
    findFrame(evidence, (frame) => frame.file.startsWith("drivers/hid/") && HID.test(stepName(frame))),
};
