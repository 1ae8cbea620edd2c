import { diffLines, diffWordsWithSpace } from "diff";

/** A piece of two texts: in both, only in the first, or only in the second. */
export interface TextPiece {
  readonly text: string;
  readonly where: "both" | "a" | "b";
  /** Its place among the pieces. */
  readonly place: number;
}

/** Longest texts whose words, and whose lines, are compared. */
const MAX_WORDS_LENGTH = 20_000;
const MAX_LINES_LENGTH = 200_000;
/** More differences are not searched through: the texts have little in common then. */
const MAX_WORD_DIFFERENCES = 2000;
const MAX_LINE_DIFFERENCES = 1000;

/** With less of the longer text in common, marks would hide what they mark. */
const MIN_SHARED = 0.5;

/** What two texts share and where they differ, by words, in long texts by lines; null when they are too long or too different. */
export function textDifference(a: string, b: string): readonly TextPiece[] | null {
  const length = Math.max(a.length, b.length);
  const words =
    length <= MAX_WORDS_LENGTH ? diffWordsWithSpace(a, b, { maxEditLength: MAX_WORD_DIFFERENCES }) : undefined;
  const changes =
    words ?? (length <= MAX_LINES_LENGTH ? diffLines(a, b, { maxEditLength: MAX_LINE_DIFFERENCES }) : undefined);
  if (changes === undefined) return null;
  const shared = changes.reduce((sum, { value, added, removed }) => sum + (added || removed ? 0 : value.length), 0);
  if (shared < length * MIN_SHARED) return null;
  return changes.map(({ value, added, removed }, place) => ({
    text: value,
    where: added ? "b" : removed ? "a" : "both",
    place,
  }));
}
