import { kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { outOfBoundsReadUnmapped } from "./out-of-bounds-read-unmapped";

testDamageRule(outOfBoundsReadUnmapped, {
  decides: [kasanReport("vmalloc-out-of-bounds", "Read of size 1")],
  spares: [
    kasanReport("vmalloc-out-of-bounds", "Write of size 1"),
    kasanReport("slab-out-of-bounds", "Read of size 1"),
  ],
});
