import { testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { hidDevice } from "./hid-device";

testSurfaceRule(hidDevice, {
  sees: {
    "a report of a device": {
      functions: ["peg_take drivers/hid/hid-peg.c", "hid_input_report drivers/hid/hid-core.c", work],
    },
  },
  spares: {
    "work of a driver": { functions: ["peg_flush drivers/hid/hid-peg.c", work] },
    "a function of that name elsewhere": { functions: ["hid_input_report drivers/misc/peg.c", work] },
  },
});
