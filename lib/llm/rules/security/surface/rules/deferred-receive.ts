import { stepName } from "../../path/step";
import { findFrame, isTriggered } from "../find-frame";
import { usesOtherMedia } from "../media";
import type { SurfaceRule } from "../surface-rule";

const TAKES_IN = /(?:^|_)(?:rcv|recv|recvmsg|receive|rx|input|data_ready|demultiplex)(?:_|$)/;

const TRANSPORT = /^(?:net|fs\/smb\/client|fs\/ceph|fs\/afs|drivers\/(?:net|infiniband|block\/nbd|nvme\/host))\b/;

export const deferredReceive: SurfaceRule = {
  name: "deferred-receive",
  output: "NetworkTrigger",
  because: "Work and kernel threads of a protocol that receive go on with what the network delivered.",
  source: "Documentation/security/snp-tdx-threat-model.rst",
  section: "external networks (e.g. Ethernet, Wireless, Bluetooth)",
  applies: (evidence) =>
    findFrame(
      evidence,
      (frame) => TRANSPORT.test(frame.file) && TAKES_IN.test(stepName(frame)),
      (path) => isTriggered(path) && ["work", "kernel thread"].includes(path.context) && !usesOtherMedia(path),
    ),
};
