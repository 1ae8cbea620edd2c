import type { Frame } from "./report";

/** A frame with the kernel's own doubt about it: `? func` was found on the stack by chance. */
export interface ParsedFrame {
  readonly frame: Frame;
  readonly reliable: boolean;
}

/** No frame is longer; longer lines are not looked at. */
const MAX_FRAME_LENGTH = 1000;

/** The name has at most 511 characters, as in the kernel (KSYM_NAME_LEN). */
const START =
  /^(?:\[<?[0-9a-f]{8,16}>?\] ){0,2}(\? )?([A-Za-z_$.][\w$.]{0,510})(?:\+0x([0-9a-f]+)\/0x([0-9a-f]+))?(?=\s|,|$)/;
/** `[module]`, `[module build-id]` or the letters that arm64 puts behind a frame. */
const AFTER_NAME = /^(?: \[(?!inline\])[\w.+ -]+\]| \([A-Za-z]{1,12}\))*/;
const LOCATION = /^ ([\w./+-]*[\w+-]\.[\w+-]+):(\d{1,9})(?::\d{1,9})?(?=\s|,|$)/;
/**
 * As scripts/decode_stacktrace.sh writes it: the innermost place first, that of the function itself last. A space or the
 * bracket ends every place: digits that could belong to two of them would be tried in every way to share them out.
 */
const PARENTHESISED = /^ \(((?:[\w./+-]+:\d{1,9}(?::\d{1,9})?(?: \(discriminator \d{1,9}\))?(?: |(?=\))))+)\)/;

/** Reads one line of a stack trace; null when the line is something else. */
export function parseFrame(line: string): ParsedFrame | null {
  if (line.length > MAX_FRAME_LENGTH) return null;
  const start = START.exec(line);
  if (start === null) return null;
  const [matched, doubt, name = "", offset, size] = start;
  let rest = line.slice(matched.length).replace(AFTER_NAME, "");
  const place = readPlace(rest);
  if (place !== null) rest = rest.slice(place.length);
  const inlined = / \[inline\]$/.test(rest);
  const printed = offset !== undefined || inlined || place?.certain === true;
  if (!printed || !/^(?: \[[\w.+ -]+\]| \([A-Za-z]{1,12}\))*(?:,.*)?$/.test(rest)) return null;
  return {
    reliable: doubt === undefined,
    frame: {
      function: name,
      offset: offset === undefined ? null : Number.parseInt(offset, 16),
      size: size === undefined ? null : Number.parseInt(size, 16),
      file: place?.file ?? "",
      line: place?.line ?? 0,
      inlined,
    },
  };
}

/** The name as the source has it, without what the compiler appended (`.constprop.0`, `.isra.0`, `.cold`). */
export function sourceFunctionName(name: string): string {
  return name.replace(/\.(?:constprop|isra|part|cold|llvm)\b[\s\S]*/, "");
}

/** A path of the kernel tree: `./` and `../` of builds in another folder are left out. */
export function treePath(path: string): string {
  return path.replace(/^(?:\.{1,2}\/)+/, "");
}

interface Place {
  readonly file: string;
  readonly line: number;
  /** Characters that it takes. */
  readonly length: number;
  /** A word and a place alone make a frame; without a folder they may be any sentence. */
  readonly certain: boolean;
}

function readPlace(rest: string): Place | null {
  const plain = LOCATION.exec(rest);
  if (plain !== null) {
    const [matched, path = "", line = ""] = plain;
    return { file: treePath(path), line: Number(line), length: matched.length, certain: path.includes("/") };
  }
  const wrapped = PARENTHESISED.exec(rest);
  const own = Array.from((wrapped?.[1] ?? "").matchAll(/([\w./+-]+):(\d+)/g)).at(-1);
  if (wrapped === null || own === undefined) return null;
  return { file: treePath(own[1] ?? ""), line: Number(own[2]), length: wrapped[0].length, certain: true };
}
