import { findFrame } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

export const partitionTable: SurfaceRule = {
  name: "partition-table",
  output: "FilesystemTrigger",
  because: "The partition table is read from the disk as soon as it appears.",
  source: "Documentation/security/snp-tdx-threat-model.rst",
  section: "the ability to modify the contents",
  applies: (evidence) => findFrame(evidence, ({ file }) => file.startsWith("block/partitions/")),
};
