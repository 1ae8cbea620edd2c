import { testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { partitionTable } from "./partition-table";

testSurfaceRule(partitionTable, {
  sees: { "a reader of tables": { functions: ["peg_partition block/partitions/peg.c", work] } },
  spares: { "another part of the block layer": { functions: ["peg_partition block/peg.c", work] } },
});
