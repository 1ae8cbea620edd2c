import { testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { registeredDriver } from "./registered-driver";

const driver = (file: string, member: string) => ({
  functions: [`peg_start ${file}`, work],
  more: { [file]: `static struct peg_driver peg = {\n\t.${member} = peg_start,\n};\n` },
});

testSurfaceRule(registeredDriver, {
  sees: { "a driver of what is plugged in": driver("drivers/usb/misc/peg.c", "probe") },
  spares: {
    "a driver of what was there": driver("drivers/misc/peg.c", "probe"),
    "an operation for users": driver("drivers/usb/misc/peg.c", "unlocked_ioctl"),
  },
});
