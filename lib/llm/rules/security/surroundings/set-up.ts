import type { Frame } from "@/lib/report/report";
import type { Investigation } from "../../investigation";
import { functionName } from "../../kcsan/helper-frames";
import { definitionLookup, fileIndexLookup, grepLookup, readDefinition, readFunctions, readHits } from "../../lookups";
import type { Citation } from "../path/citation";
import type { StackPath } from "../path/stack-path";
import { makeStep, type Step } from "../path/step";

/** The file or socket that the system call works on, which somebody had to make before. */
export interface SetUp {
  readonly kind: "socket" | "device";
  /** The function of the subsystem that the generic code called. */
  readonly operation: string;
  readonly file: string;
  /** Functions of that file that make or open such a thing and ask for a capability. */
  readonly steps: readonly Step[];
  /** For a device: the line that opens its node to everybody; null when there is none. */
  readonly open: Citation | null;
}

const SOCKET_LAYER = /^net\/socket\.c$/;
const FILE_LAYER =
  /^fs\/(?:ioctl|read_write|open|char_dev|file_table|select|splice|compat_ioctl)\.c$|^drivers\/tty\/tty_(?:io|ldisc)\.c$/;
const DEVICE_CODE = /^(?:drivers|sound|virt|arch|crypto|block|security|kernel|mm)\//;
const MAKES = /_(?:create|open|attach|bind|set_iff|new\w*|add\w*)$/;
/** Nodes that systemd's 50-udev-default.rules and its static nodes open to everybody, and modes that do. */
const OPEN_NODE = '\\.mode\\s*=\\s*(0666|S_IRUGO\\s*\\|\\s*S_IWUGO)|"(net/tun|kvm|vhost-net|vhost-vsock|fuse)"';

/** Looks how the socket or device came to be that the path's system call works on. */
export function* readSetUp(path: StackPath | undefined): Investigation<SetUp | null> {
  if (path === undefined || path.context !== "system call") return null;
  const found = findOperation(path.frames);
  if (found === null) return null;
  const { frame, kind } = found;
  const operation = functionName(frame);
  const [capabilities, index, nodes] = yield {
    thoughts: `The system call works on a ${kind} of ${frame.file}. I look what it takes to get one.`,
    lookups: [
      grepLookup("capable\\w*\\s*\\(", frame.file),
      fileIndexLookup(frame.file),
      ...(kind === "device" ? [grepLookup(OPEN_NODE, frame.file)] : []),
    ],
  };
  const lines = readHits(capabilities).hits.map(({ line }) => line);
  const makers = readFunctions(index)
    .filter(({ name }) => MAKES.test(name))
    .filter(({ line }, _, all) => lines.some((hit) => hit > line && hit < nextLine(all, line)))
    .slice(0, 4);
  const opened = readHits(nodes).hits[0];
  const open =
    opened === undefined
      ? null
      : { path: opened.path, line: opened.line, code: opened.text.replace(/`.*$/, "").slice(0, 100) };
  if (makers.length === 0) return { kind, operation, file: frame.file, steps: [], open };
  const answers = yield {
    thoughts: `${makers.map(({ name }) => `\`${name}\``).join(", ")} may ask for a capability. I read that.`,
    lookups: makers.map(({ name }) => definitionLookup(name, frame.file)),
  };
  const steps = makers.map(({ name }, at) => makeStep(name, null, readDefinition(answers[at])?.source ?? null, null));
  return { kind, operation, file: frame.file, steps, open };
}

function nextLine(functions: readonly { line: number }[], line: number): number {
  return functions.find((other) => other.line > line)?.line ?? Number.POSITIVE_INFINITY;
}

/** The outermost frame of a subsystem: what the generic code of sockets or files called. */
function findOperation(frames: readonly Frame[]): { frame: Frame; kind: SetUp["kind"] } | null {
  for (let index = frames.length - 1; index > 0; index--) {
    const outer = frames[index];
    const frame = frames[index - 1];
    if (outer === undefined || frame === undefined || frame.file === "") continue;
    if (SOCKET_LAYER.test(outer.file) && frame.file.startsWith("net/") && !SOCKET_LAYER.test(frame.file)) {
      return { frame, kind: "socket" };
    }
    if (FILE_LAYER.test(outer.file) && !FILE_LAYER.test(frame.file) && DEVICE_CODE.test(frame.file))
      return { frame, kind: "device" };
  }
  return null;
}
