import { stepName } from "../../path/step";
import { findFrame, isTriggered } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

const RADIO =
  /^(?:net\/(?:bluetooth|mac80211|wireless|nfc|ieee802154|mac802154|6lowpan)|drivers\/(?:bluetooth|nfc|net\/wireless|net\/ieee802154))\//;

/** How these subsystems call what takes in what the radio received. */
const TAKES_IN =
  /(?:^|_)(?:rx|rcv|recv|recvd|receive|evt|event|input|acldata|scodata|isodata|data_packet|data_ready)(?:_|$)/;

export const radioReceive: SurfaceRule = {
  name: "radio-receive",
  output: "RemoteTrigger",
  because: "What the radio received, of whoever is near, is taken apart here.",
  source: "Documentation/security/snp-tdx-threat-model.rst",
  section: "external networks (e.g. Ethernet, Wireless, Bluetooth)",
  applies: (evidence) =>
    findFrame(
      evidence,
      (frame) => RADIO.test(frame.file) && TAKES_IN.test(stepName(frame)),
      (path) => isTriggered(path) && path.context !== "system call",
    ),
};
