import { kernelThread, systemCall, testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { networkServer } from "./network-server";

testSurfaceRule(networkServer, {
  sees: {
    "a thread of a server": { functions: ["peg_open fs/nfsd/peg.c", kernelThread] },
    "work of one": { functions: ["peg_open fs/smb/server/peg.c", work] },
  },
  spares: {
    "an administrator of the server": { functions: ["peg_set fs/nfsd/peg.c", systemCall("write", "fs/read_write.c")] },
    "a client": { functions: ["peg_open fs/nfs/peg.c", kernelThread] },
  },
});
