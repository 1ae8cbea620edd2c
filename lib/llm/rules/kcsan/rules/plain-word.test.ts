import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { plainWord } from "./plain-word";

const word: RaceCase = { field: "int v", write: "\thub->v = 1; /* W */", read: "\tstart(hub->v); /* R */" };

testRaceRule(plainWord, {
  decides: {
    "an int": { ...word, says: "is 4 bytes." },
    "a byte": { ...word, field: "u8 v", size: 1, says: "is one byte." },
    "all of a word": { ...word, field: "u64 v", size: 8 },
  },
  spares: {
    "more than a word": { ...word, field: "u64 v", size: 8, arch: "386" },
    "a pointer": { ...word, field: "struct port *v", write: "\thub->v = NULL; /* W */", size: 8 },
    "a field that is not declared": { ...word, field: "int w" },
  },
});
