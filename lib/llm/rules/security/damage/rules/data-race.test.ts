import { bugAfter, kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { dataRace } from "./data-race";

testDamageRule(dataRace, {
  decides: ["BUG: KCSAN: data-race in peg_move / peg_pull\n"],
  spares: [kasanReport("slab-use-after-free", "Read of size 8"), bugAfter("data-race")],
});
