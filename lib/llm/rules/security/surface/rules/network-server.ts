import { findFrame, isTriggered } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

const SERVERS =
  /^(?:fs\/(?:nfsd|lockd|smb\/server|ksmbd)|net\/sunrpc\/(?:svc|xprt)|drivers\/target\/iscsi|drivers\/nvme\/target|net\/9p)/;

export const networkServer: SurfaceRule = {
  name: "network-server",
  output: "NetworkTrigger",
  because: "Kernel threads of these servers work on requests that came in over the network.",
  source: "Documentation/filesystems/smb/ksmbd.rst",
  section: "ksmbd (kernel daemon)",
  applies: (evidence) =>
    findFrame(
      evidence,
      ({ file }) => SERVERS.test(file),
      (path) => isTriggered(path) && ["work", "kernel thread", "softirq"].includes(path.context),
    ),
};
