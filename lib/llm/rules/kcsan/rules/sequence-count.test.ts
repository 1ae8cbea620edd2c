import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { sequenceCount } from "./sequence-count";

const repeated: RaceCase = {
  field: "int v",
  write: "\twrite_seqlock(&hub->seq);\n\thub->v = 7; /* W */\n\twrite_sequnlock(&hub->seq);",
  read: "\tdo {\n\t\tseq = read_seqbegin(&hub->seq);\n\t\tstart(hub->v); /* R */\n\t} while (read_seqretry(&hub->seq, seq));",
};
const counter: RaceCase = {
  field: "u64 v",
  write: "\tu64_stats_update_begin(&hub->seq);\n\thub->v = 7; /* W */\n\tu64_stats_update_end(&hub->seq);",
  read: "\tdo {\n\t\tseq = u64_stats_fetch_begin(&hub->seq);\n\t\tstart(hub->v); /* R */\n\t} while (u64_stats_fetch_retry(&hub->seq, seq));",
  size: 8,
  arch: "386",
};
const emptied = repeated.read.replace("hub->v); /* R */", "hub->other);");

testRaceRule(sequenceCount, {
  decides: {
    "a word": repeated,
    "a struct": { ...repeated, field: "struct port v", write: repeated.write.replace("7", "*new"), size: 16 },
    "counters of statistics where a word has 32 bits": counter,
  },
  spares: {
    "counters of statistics where a word has 64 bits": { ...counter, arch: "amd64" },
    "a writer outside of the sequence": { ...repeated, write: "\thub->v = 7; /* W */" },
    "a writer before the sequence": {
      ...repeated,
      write: "\thub->v = 7; /* W */\n\twrite_seqlock(&hub->seq);\n\twrite_sequnlock(&hub->seq);",
    },
    "a read before the sequence": { ...repeated, read: `\tstart(hub->v); /* R */\n${emptied}` },
    "a read after the sequence": { ...repeated, read: `${emptied}\n\tstart(hub->v); /* R */` },
    "a read that is not repeated": { ...repeated, read: repeated.read.replace(/while .*/, "while (0);") },
  },
});
