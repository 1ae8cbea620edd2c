import { registeredAs } from "../registered-operation";
import type { SurfaceRule } from "../surface-rule";

/** Drivers of devices that are plugged in while the machine runs. */
const PLUGGED = /^(?:drivers\/(?:usb|hid|net\/usb|media\/usb|thunderbolt|bluetooth)|sound\/usb)\//;

export const registeredDriver: SurfaceRule = {
  name: "registered-driver",
  output: "PeripheralTrigger",
  because:
    "What stands in the table of a driver is called for the devices that it drives, which here can be plugged in.",
  source: "Documentation/driver-api/driver-model/binding.rst",
  section: "When a new device is added",
  applies: (evidence) => registeredAs("driver", PLUGGED, evidence),
};
