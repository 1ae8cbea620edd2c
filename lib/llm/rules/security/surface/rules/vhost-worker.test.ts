import { kernelThread, systemCall, testSurfaceRule } from "@/lib/testing/surface-rule-cases";
import { vhostWorker } from "./vhost-worker";

testSurfaceRule(vhostWorker, {
  sees: { "a worker of vhost": { functions: ["peg_handle drivers/vhost/peg.c", kernelThread] } },
  spares: {
    "a request of the owner": { functions: ["peg_set drivers/vhost/peg.c", systemCall("ioctl", "fs/ioctl.c")] },
    "another worker": { functions: ["peg_handle drivers/misc/peg.c", kernelThread] },
  },
});
