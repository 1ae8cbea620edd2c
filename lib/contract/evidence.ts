import { z } from "zod";

/** What an explanation can be held to. `code` is quoted source, in a line or as a block. */
const claimKinds = ["place", "name", "type", "field", "file", "commit", "code"] as const;
export type ClaimKind = (typeof claimKinds)[number];

/**
 * What a claim rests on: the output of a tool's (or action's) span, the crash report, or nothing; then `reason` is a sentence
 * that says what is missing.
 */
const support = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("span"), seq: z.number().int() }),
  z.object({ kind: z.literal("report") }),
  z.object({ kind: z.literal("none"), reason: z.string() }),
]);
export type Support = z.infer<typeof support>;

const checkedClaim = z.object({
  kind: z.enum(claimKinds),
  /** As the explanation has it, without the ticks around it. */
  text: z.string(),
  /** Offsets in the explanation in UTF-16 units, end exclusive. */
  start: z.number().int(),
  end: z.number().int(),
  support,
});
/** Something that an explanation says about the kernel, and what supports it. */
export type CheckedClaim = z.infer<typeof checkedClaim>;

/** A frame of the report and who read it. */
const readFrame = z.object({
  function: z.string(),
  /** Empty, with line 0, when the report does not say where. */
  file: z.string(),
  line: z.number().int(),
  /** The first tool span that showed the frame's line or its function; null when none did. */
  seq: z.number().int().nullable(),
});

const readStack = z.object({ kind: z.string(), heading: z.string(), frames: z.array(readFrame) });
/** A stack of the report, innermost frame first. */
export type ReadStack = z.infer<typeof readStack>;

export const evidenceSchema = z.object({
  claims: z.array(checkedClaim),
  /** True when the explanation has more claims than were looked at, or the tools showed more than was kept. */
  isPartial: z.boolean(),
  stacks: z.array(readStack),
  /** What other reports of the same bug have in common with this one, see lib/report/report-keys.ts. */
  reportKeys: z.array(z.string()),
});
/** How far an ended job's explanation rests on what its tools returned, and which frames of its report were read. */
export type Evidence = z.infer<typeof evidenceSchema>;

/** The claims of an explanation that nothing supports. */
export function unsupportedClaims({ claims }: Pick<Evidence, "claims">): CheckedClaim[] {
  return claims.filter(({ support }) => support.kind === "none");
}

/** A stack is examined when a tool showed the code of one of its frames at least. */
export function isExamined({ frames }: ReadStack): boolean {
  return frames.some(({ seq }) => seq !== null);
}
