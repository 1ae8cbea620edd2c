import type { StackPath } from "../path/stack-path";
import { stepName } from "../path/step";
import { findFrame, isTriggered, type SurfaceRule } from "./surface-rule";

const RECEIVES =
  /^(?:__)?netif_receive_skb\w*$|^netif_rx\w*$|^(?:dev|napi)_gro_\w+$|^__napi_poll$|^process_backlog$|^ip6?_rcv\w*$|^ipv6_rcv\w*$|^ip6?_(?:local_deliver|input|protocol_deliver)\w*$/;
/** Media that are no Ethernet. */
const OTHER_MEDIA =
  /^(?:net\/(?:bluetooth|mac80211|wireless|nfc|ieee802154|mac802154|6lowpan|can|phonet|x25|ax25|netrom|rose|lapb)|drivers\/net\/(?:wireless|can|hamradio|ieee802154))\//;
const SERVERS =
  /^(?:fs\/(?:nfsd|lockd|smb\/server|ksmbd)|net\/sunrpc\/(?:svc|xprt)|drivers\/target\/iscsi|drivers\/nvme\/target|net\/9p)/;
const TAKES_IN = /(?:^|_)(?:rcv|recv|recvmsg|receive|rx|input|data_ready|demultiplex)(?:_|$)/;
const TRANSPORT = /^(?:net|fs\/smb\/client|fs\/ceph|fs\/afs|drivers\/(?:net|infiniband|block\/nbd|nvme\/host))\b/;

export const ethernetPacket: SurfaceRule = {
  name: "ethernet-packet",
  output: "NetworkTrigger",
  because:
    "These functions hand packets that a network device received to the protocols, before anybody has checked who sent them.",
  source: "Documentation/networking/napi.rst",
  applies: (evidence) =>
    findFrame(
      evidence,
      (frame) => RECEIVES.test(stepName(frame)),
      (path) => isTriggered(path) && !usesOtherMedia(path),
    ),
};

export const networkServer: SurfaceRule = {
  name: "network-server",
  output: "NetworkTrigger",
  because: "Kernel threads of these servers work on requests that came in over the network.",
  source: "Documentation/filesystems/smb/ksmbd.rst",
  applies: (evidence) =>
    findFrame(
      evidence,
      ({ file }) => SERVERS.test(file),
      (path) => isTriggered(path) && ["work", "kernel thread", "softirq"].includes(path.context),
    ),
};

export const deferredReceive: SurfaceRule = {
  name: "deferred-receive",
  output: "NetworkTrigger",
  because: "Work and kernel threads of a protocol that receive go on with what the network delivered.",
  source: "Documentation/networking/kapi.rst",
  applies: (evidence) =>
    findFrame(
      evidence,
      (frame) => TRANSPORT.test(frame.file) && TAKES_IN.test(stepName(frame)),
      (path) => isTriggered(path) && ["work", "kernel thread"].includes(path.context) && !usesOtherMedia(path),
    ),
};

function usesOtherMedia({ frames }: StackPath): boolean {
  return frames.some(({ file }) => OTHER_MEDIA.test(file));
}
