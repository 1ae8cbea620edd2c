import { commentsAt } from "../../c/comments";
import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";

const INTENT =
  /\b(rac(y|ily)|benign|harmless|hints?|heuristics?|lockless(ly)?(?! (linked )?lists?\b)|without (holding |taking )?(the |any |a )?lock\w*|unlocked|data race|(don't|do not) care|doesn't matter|approximate\w*|inaccura\w+|best effort|opportunistic\w*)\b/i;
const AGAINST = /\b(FIXME|XXX|TODO|BUG|broken|must|never|ACQUIRE|RELEASE|ordering|wrong)\b/;

export const meantByComment: RaceRule = {
  name: "meant-by-comment",
  verdict: "benign",
  strength: 2,
  because: "The authors accept the race, and say so beside the access.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "It is important to comment marked accesses so that people reading your",
  applies({ field, sides }) {
    if (field?.remark)
      return `the comment at ${field.path}:${field.remark.line} takes races between the bit-fields into account`;
    if (field === null || !isWordScalar(field)) return null;
    for (const { side, access } of sides) {
      const { source } = side.code;
      if (source === null || access === null) continue;
      const comment = commentsAt(source, access.line);
      if (comment.some(({ text }) => AGAINST.test(text))) continue;
      for (const { line, text } of comment) {
        const word = INTENT.exec(text)?.[0];
        if (word !== undefined) return `the comment at ${source.path}:${line} says \`${word}\` of the access`;
      }
    }
    return null;
  },
};
