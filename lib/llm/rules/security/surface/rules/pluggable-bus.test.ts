import { testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { pluggableBus } from "./pluggable-bus";

testSurfaceRule(pluggableBus, {
  sees: { "a device that comes": { functions: ["peg_probe drivers/thunderbolt/peg.c", work] } },
  spares: {
    "a device that was there from the start": { functions: ["peg_probe drivers/misc/peg.c", work] },
    "work of such a bus": { functions: ["peg_flush drivers/thunderbolt/peg.c", work] },
  },
});
