import { cited } from "../../path/citation";
import { findCall } from "../../reproducer";
import { findFrame } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

export const filesystemImage: SurfaceRule = {
  name: "filesystem-image",
  output: "FilesystemTrigger",
  because:
    "A filesystem on a block device works on structures that whoever made the image chose; checks before use are all that protects it.",
  source: "Documentation/filesystems/idmappings.rst",
  section: "require the filesystem to deal with malicious",
  applies: (evidence) => {
    const { fileSystems, reproducer } = evidence;
    const onDevice = fileSystems.find((fileSystem) => fileSystem.onDevice !== null);
    if (!onDevice?.onDevice) return null;
    const through = findFrame(evidence, ({ file }) => file.startsWith(onDevice.folder));
    const call = findCall(reproducer, /^syz_mount_image/);
    const mounted = call === null ? "" : `; the reproducer mounts an image (\`${call}\`)`;
    return `${through ?? `the path goes through ${onDevice.folder}`}, and that filesystem lives on a device: ${cited(onDevice.onDevice)}${mounted}`;
  },
};
