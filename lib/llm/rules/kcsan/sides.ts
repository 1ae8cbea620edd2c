import type { Access, Frame } from "@/lib/report/report";
import { findAccesses, type SourceAccess } from "../c/accesses";
import { lastLine, type SourceText } from "../c/source-text";
import { type Investigation, together } from "../investigation";
import { definitionLookup, readDefinition, readFileLookup, readFileSlice } from "../lookups";
import { functionName, type HelperNature, helperNature, isEntryFrame } from "./helper-frames";

/** A frame of the report and the function that the tree has for it. */
export interface FrameCode {
  readonly frame: Frame;
  /** Null when the tree has no such function. */
  readonly source: SourceText | null;
}

/** One of the two racing accesses, with the code around it. */
export interface Side {
  readonly access: Access;
  /** The innermost function with a purpose of its own. */
  readonly code: FrameCode;
  /** The generic helper that the access itself is in (`list_add`, `memcpy`, …). */
  readonly helper: { readonly nature: HelperNature; readonly code: FrameCode } | null;
  /** Functions that called it, innermost first. */
  readonly callers: readonly FrameCode[];
  /** Every access in the function's text. */
  readonly accesses: readonly SourceAccess[];
  /** Whether the line of the report lies in the function of the tree; null when the report has no line. */
  readonly lineFits: boolean | null;
}

/** Locks are taken some calls further out; more than these cost more than they tell. */
const CALLERS = 5;

/** Looks up the functions of both sides at once. */
export function* readSides(accesses: readonly Access[]): Investigation<Side[]> {
  return yield* together(accesses.slice(0, 2).map(readSide));
}

function* readSide(access: Access): Investigation<Side> {
  const frames = access.stack.frames;
  const helpers = leadingHelpers(frames);
  const main = frames[helpers.length] ?? frames[0];
  if (main === undefined) return emptySide(access);
  const helper = helpers.length > 0 && main !== frames[0] ? frames[0] : undefined;
  const rest = frames.slice(frames.indexOf(main) + 1);
  // In the file of the function itself what else is an entry is a neighbour.
  const entry = rest.findIndex((frame) => isEntryFrame(frame) && frame.file !== main.file);
  const callers = rest.slice(0, Math.min(CALLERS, entry < 0 ? CALLERS : entry));
  const wanted = [main, ...(helper === undefined ? [] : [helper]), ...callers];
  const answers = yield {
    thoughts: sideThoughts(access, main, helper, callers),
    lookups: wanted.map((frame) => definitionLookup(functionName(frame), frame.file)),
  };
  const codes = wanted.map((frame, index) => ({ frame, source: readDefinition(answers[index])?.source ?? null }));
  const code = yield* withFallback(codes[0] ?? { frame: main, source: null });
  const nature = helper === undefined ? null : helperNature(helper);
  return {
    access,
    code,
    helper: nature === null || codes[1] === undefined ? null : { nature, code: codes[1] },
    callers: codes.slice(helper === undefined ? 1 : 2),
    accesses: code.source === null ? [] : findAccesses(code.source),
    lineFits: fits(code),
  };
}

/** The helpers at the top of a stack; an accessor that is not inlined from a header counts as a function of its own. */
function leadingHelpers(frames: readonly Frame[]): readonly Frame[] {
  const first = frames.findIndex((frame) => helperNature(frame) === null);
  return frames.slice(0, Math.max(first, 0));
}

/** The lines around the frame when the code index does not know its function. */
function* withFallback(code: FrameCode): Investigation<FrameCode> {
  const { file, line } = code.frame;
  if (code.source !== null || file === "" || line === 0) return code;
  const [answer] = yield {
    thoughts: `The tree has no definition of ${functionName(code.frame)} that the index knows; I read the lines around ${file}:${line} instead.`,
    lookups: [readFileLookup(file, Math.max(1, line - 60), 100)],
  };
  return { ...code, source: readFileSlice(file, answer) };
}

function fits({ frame, source }: FrameCode): boolean | null {
  if (frame.line === 0) return null;
  if (source === null || source.path !== frame.file) return false;
  return frame.line >= source.firstLine && frame.line <= lastLine(source);
}

function sideThoughts(access: Access, main: Frame, helper: Frame | undefined, callers: readonly Frame[]): string {
  const size = access.size === 0 ? "" : ` of ${bytes(access.size)}`;
  const place = main.file === "" ? "" : ` (${main.file}:${main.line})`;
  const through = helper === undefined ? "" : ` through the helper \`${functionName(helper)}\``;
  const above =
    callers.length === 0
      ? ""
      : ` I also look at its callers ${callers.map((frame) => `\`${functionName(frame)}\``).join(" and ")}, which may hold a lock.`;
  return `The report has a ${access.marked ? "marked" : "plain"} ${access.kind}${size} in \`${functionName(main)}\`${place}${through}.${above}`;
}

/** `1 byte`, `4 bytes`. */
export function bytes(count: number): string {
  return `${count} byte${count === 1 ? "" : "s"}`;
}

function emptySide(access: Access): Side {
  const frame: Frame = { function: "", offset: null, size: null, file: "", line: 0, inlined: false };
  return { access, code: { frame, source: null }, helper: null, callers: [], accesses: [], lineFits: null };
}
