import { stepName } from "../../path/step";
import { findFrame, isTriggered } from "../find-frame";
import { usesOtherMedia } from "../media";
import type { SurfaceRule } from "../surface-rule";

const RECEIVES =
  /^(?:__)?netif_receive_skb\w*$|^netif_rx\w*$|^(?:dev|napi)_gro_\w+$|^__napi_poll$|^process_backlog$|^ip6?_rcv\w*$|^ipv6_rcv\w*$|^ip6?_(?:local_deliver|input|protocol_deliver)\w*$/;

export const ethernetPacket: SurfaceRule = {
  name: "ethernet-packet",
  output: "NetworkTrigger",
  because:
    "These functions hand packets that a network device received to the protocols, before anybody has checked who sent them.",
  source: "Documentation/networking/napi.rst",
  section: "process newly received packets",
  applies: (evidence) =>
    findFrame(
      evidence,
      (frame) => RECEIVES.test(stepName(frame)),
      (path) => isTriggered(path) && !usesOtherMedia(path),
    ),
};
