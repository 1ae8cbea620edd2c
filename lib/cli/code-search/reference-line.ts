import type { z } from "zod";
import type { codesearchFindReferences } from "@/lib/tools/codesearch-find-references";

type Reference = z.output<typeof codesearchFindReferences.outputs>["References"][number];

/** A use as `path:line: call in function f: the line itself`; lines around it, where they were asked for, below. */
export function referenceLine({ Place, In, Use, Certainty, Owner, Snippet }: Reference): string {
  // Without an owner it is no field, and `typed` goes without saying.
  const certainty = Owner === "" && Certainty === "typed" ? "" : Certainty;
  const whose = [certainty, Owner].filter((text) => text !== "").join(": ");
  const about = `${Use}${In === "" ? "" : ` in ${In}`}${whose === "" ? "" : ` (${whose})`}`;
  const isOneLine = !Snippet.includes("\n");
  return `${Place}: ${about}${isOneLine ? `: ${Snippet.replace(/^\d+:\s*/, "")}` : `\n${Snippet}`}`;
}
