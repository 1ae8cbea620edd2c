import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { u64Stats } from "./u64-stats";

const counted: RaceCase = {
  field: "u64_stats_t v",
  write:
    "\tu64_stats_update_begin(&hub->sync);\n\tu64_stats_add(&hub->v, 60); /* W */\n\tu64_stats_update_end(&hub->sync);",
  read: "\tdo {\n\t\tseq = u64_stats_fetch_begin(&hub->sync);\n\t\tmask = u64_stats_read(&hub->v); /* R */\n\t} while (u64_stats_fetch_retry(&hub->sync, seq));",
  writeKind: "read-write",
  writeHelper: "u64_stats_add",
  readHelper: "u64_stats_read",
  size: 8,
};
const plain: RaceCase = {
  ...counted,
  field: "u64 v",
  write: counted.write.replace("u64_stats_add(&hub->v, 60);", "hub->v += 60;"),
  read: counted.read.replace("u64_stats_read(&hub->v);", "hub->v;"),
  writeHelper: undefined,
  readHelper: undefined,
};

testRaceRule(u64Stats, {
  decides: {
    "a count through its accessors": { ...counted, says: "keep to the protocol of `u64_stats_t`" },
  },
  applies: { "a number between them": plain },
  spares: {
    "a count of two words, which is read again": { ...plain, arch: "386" },
    "a writer that does not keep to it": {
      ...counted,
      write: counted.write.replace("u64_stats_update_begin", "begin"),
    },
    "a reader that does not keep to it": { ...counted, read: counted.read.replace("u64_stats_fetch_begin", "begin") },
    "two writers": { ...counted, read: counted.write.replace("/* W */", "/* R */"), readKind: "read-write" },
    "a count that is an index": { ...plain, read: plain.read.replace("hub->v;", "table[hub->v];") },
  },
});
