import { bugAfter, testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { badPage } from "./bad-page";

testDamageRule(badPage, {
  decides: [
    "BUG: Bad page state in process peg  pfn:00001\n",
    "BUG: Bad rss-counter state mm:0 type:MM_ANONPAGES val:1\n",
  ],
  spares: [warningAfter("BUG: Bad page of a book"), bugAfter("peg")],
});
