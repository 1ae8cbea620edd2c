import type { Evidence } from "../evidence";
import { fileSystemImage, partitionTable } from "./file-system-image";
import { deferredReceive, ethernetPacket, networkServer } from "./packets";
import { hidDevice, pluggableBus, usbDevice } from "./peripheral";
import { radioReceive } from "./radio";
import { registeredDriver, registeredFileSystem, registeredProtocol } from "./registered-operation";
import type { SurfaceRule } from "./surface-rule";
import { guestExit, hostDevice, vhostWorker } from "./virtual-machines";

/** All rules about ways in from outside. */
export const surfaceRules: readonly SurfaceRule[] = [
  ethernetPacket,
  networkServer,
  deferredReceive,
  radioReceive,
  usbDevice,
  hidDevice,
  pluggableBus,
  fileSystemImage,
  partitionTable,
  guestExit,
  vhostWorker,
  hostDevice,
  registeredDriver,
  registeredFileSystem,
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
