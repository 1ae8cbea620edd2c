import { stepName } from "../../path/step";
import { findFrame } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

const BUS_FILES = /^drivers\/(?:thunderbolt|pcmcia|input\/serio|mmc|firewire|pci\/hotplug)\//;

const BUS_NAMES = /(?:probe|remove|disconnect|connect|interrupt|hotplug|enumerate|_rx)/;

export const pluggableBus: SurfaceRule = {
  name: "pluggable-bus",
  output: "PeripheralTrigger",
  because: "This bus takes devices while the machine runs, and the function handles their coming, going or answers.",
  source: "Documentation/security/snp-tdx-threat-model.rst",
  section: "interfaces (e.g. USB, Thunderbolt)",
  applies: (evidence) => findFrame(evidence, (frame) => BUS_FILES.test(frame.file) && BUS_NAMES.test(stepName(frame))),
};
