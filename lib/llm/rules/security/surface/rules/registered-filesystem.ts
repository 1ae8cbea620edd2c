import { registeredAs } from "../registered-operation";
import type { SurfaceRule } from "../surface-rule";

export const registeredFilesystem: SurfaceRule = {
  name: "registered-filesystem",
  output: "FilesystemTrigger",
  because: "What stands in the table of a filesystem is called to mount an image of it.",
  source: "Documentation/filesystems/vfs.rst",
  section: "request is made to mount a filesystem",
  applies: (evidence) => registeredAs("filesystem", /^fs\//, evidence),
};
