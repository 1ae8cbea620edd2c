import type { Evidence } from "../evidence";
import { blockRead } from "./rules/block-read";
import { deferredReceive } from "./rules/deferred-receive";
import { ethernetPacket } from "./rules/ethernet-packet";
import { filesystemImage } from "./rules/filesystem-image";
import { guestExit } from "./rules/guest-exit";
import { hidDevice } from "./rules/hid-device";
import { hostDevice } from "./rules/host-device";
import { networkServer } from "./rules/network-server";
import { partitionTable } from "./rules/partition-table";
import { pluggableBus } from "./rules/pluggable-bus";
import { radioReceive } from "./rules/radio-receive";
import { registeredDriver } from "./rules/registered-driver";
import { registeredFilesystem } from "./rules/registered-filesystem";
import { registeredProtocol } from "./rules/registered-protocol";
import { usbDevice } from "./rules/usb-device";
import { vhostWorker } from "./rules/vhost-worker";
import type { SurfaceRule } from "./surface-rule";

/** All rules about ways in from outside. */
export const surfaceRules: readonly SurfaceRule[] = [
  ethernetPacket,
  networkServer,
  deferredReceive,
  radioReceive,
  usbDevice,
  hidDevice,
  pluggableBus,
  filesystemImage,
  blockRead,
  partitionTable,
  guestExit,
  vhostWorker,
  hostDevice,
  registeredDriver,
  registeredFilesystem,
  registeredProtocol,
];

/** A rule that applies, and what it saw. */
export interface FiredSurface {
  readonly rule: SurfaceRule;
  readonly observation: string;
}

export function findSurfaces(evidence: Evidence): FiredSurface[] {
  return surfaceRules.flatMap((rule) => {
    const observation = rule.applies(evidence);
    return observation === null ? [] : [{ rule, observation }];
  });
}
