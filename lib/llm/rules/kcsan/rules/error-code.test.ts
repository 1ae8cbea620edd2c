import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { errorCode } from "./error-code";

const failed: RaceCase = {
  field: "int sk_err",
  write: "\thub->sk_err = 111; /* W */",
  read: "\tstart(hub->sk_err); /* R */",
  change: "0x00000000 -> 0x0000006f",
};

testRaceRule(errorCode, {
  decides: {
    "an errno that appears": { ...failed, says: "holds an error code, and the value that appeared is an errno." },
    "an error that is no errno": { ...failed, change: "0x00000000 -> 0x00010000", says: "holds an error code." },
  },
  spares: {
    "a number of another name": {
      ...failed,
      field: "int sk_rate",
      write: "\thub->sk_rate = 111; /* W */",
      read: "\tstart(hub->sk_rate); /* R */",
    },
    "a pointer to an error": {
      ...failed,
      field: "struct port *sk_err",
      write: "\thub->sk_err = NULL; /* W */",
      size: 8,
    },
  },
});
