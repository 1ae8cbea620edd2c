import type { z } from "zod";
import type { codesearchFindReferences } from "@/lib/tools/codesearch-find-references";

type Reference = z.output<typeof codesearchFindReferences.outputs>["References"][number];

/** A use as `path:line: call in function f: the line itself`; lines around it, where they were asked for, below. */
export function referenceLine({ Place, In, Use, Certainty, Owner, Snippet }: Reference): string {
  // Only of fields there is anything to doubt.
  const owner = Owner === "" ? "" : `, ${Certainty} as of ${Owner}`;
  const whose = Owner === "" && Certainty !== "typed" && Certainty !== "" ? `, ${Certainty}` : owner;
  const about = `${Use}${In === "" ? "" : ` in ${In}`}${whose}`;
  const isOneLine = !Snippet.includes("\n");
  return `${Place}: ${about}${isOneLine ? `: ${Snippet.replace(/^\d+:\s*/, "")}` : `\n${Snippet}`}`;
}
