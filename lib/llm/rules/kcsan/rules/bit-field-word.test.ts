import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { bitFieldWord } from "./bit-field-word";

const bits: RaceCase = {
  field: "u8 v : 1, w : 1",
  write: "\thub->v = 1; /* W */",
  read: "\thub->w = 1; /* R */",
  size: 1,
  writeKind: "read-write",
  readKind: "read-write",
};

testRaceRule(bitFieldWord, {
  decides: {
    "two bits of a word that are written": { ...bits, says: "shares its word with `w`, and" },
    "a bit that is written without a lock": { ...bits, read: "\tstart(hub->v); /* R */", readKind: "read" },
    "two bits that are written under two locks": {
      ...bits,
      write: `\tspin_lock(&hub->lock);\n${bits.write}\n\tspin_unlock(&hub->lock);`,
      read: `\tmutex_lock(&hub->mutex);\n${bits.read}\n\tmutex_unlock(&hub->mutex);`,
    },
    "the only bit of its word": {
      ...bits,
      field: "u8 v : 1",
      read: "\thub->v = 0; /* R */",
      says: "with other bits, and",
    },
  },
  spares: {
    "two bits whose authors accept it": {
      ...bits,
      field: "/* Races between these do no harm. */\n\tu8 v : 1;\n\tu8 w : 1",
    },
    "a bit that is written under a lock": {
      ...bits,
      write: `\tspin_lock(&hub->lock);\n${bits.write}\n\tspin_unlock(&hub->lock);`,
      read: "\tstart(hub->v); /* R */",
      readKind: "read",
    },
    "two bits that are written under one lock": {
      ...bits,
      write: `\tspin_lock(&hub->lock);\n${bits.write}\n\tspin_unlock(&hub->lock);`,
      read: `\tspin_lock(&hub->lock);\n${bits.read}\n\tspin_unlock(&hub->lock);`,
    },
    "a byte": { ...bits, field: "u8 v", read: "\thub->v = 2; /* R */" },
  },
});
