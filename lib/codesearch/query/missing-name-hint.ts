import { coreParts } from "@/lib/codesearch/index/core-folders";
import { leftOut } from "@/lib/codesearch/index/source-files";
import { describeInvocation, nameParts } from "./macro-made-names";
import type { NameQuery } from "./name-query";
import { nearestFirst, type QueryContext, rankDefinitions } from "./ranking";
import type { TreeNames } from "./tree-names";
import type { WordSearch } from "./word-search";

const MOST_NEAR = 5;
const MOST_FILES = 5;

/** Sentences that help with a name that has no definition: near names, the macro that may make it, where the word occurs. */
export async function missingNameHint(
  query: NameQuery,
  context: QueryContext,
  names: TreeNames,
  words: WordSearch,
): Promise<string> {
  const shown = query.owner === "" ? query.name : `${query.owner}::${query.name}`;
  const sentences = [`There is no definition of ${shown} in this tree.`];
  const parts = await Promise.all([
    macroSentence(query.name, context, names),
    nearSentence(query.name, names),
    wordSentence(query.name, words, context, names),
  ]);
  return [...sentences, ...parts.filter((sentence) => sentence !== "")].join(" ");
}

async function macroSentence(name: string, context: QueryContext, names: TreeNames): Promise<string> {
  const parts = nameParts(name);
  const made = (await names.known(parts)).filter((definition) => definition.macro !== "");
  for (const part of parts) {
    const [best] = rankDefinitions(
      made.filter((definition) => definition.name === part),
      0,
      context,
    );
    if (best !== undefined) return `A macro may make it: ${describeInvocation(best)}.`;
  }
  return "";
}

async function nearSentence(name: string, names: TreeNames): Promise<string> {
  const { isReady } = names;
  const near = await names.near(name, MOST_NEAR);
  const later = isReady ? "" : " All near names are known once the index is ready; ask again later.";
  return `${near.length === 0 ? "" : `Near names: ${near.join(", ")}.`}${later}`.trim();
}

async function wordSentence(name: string, words: WordSearch, context: QueryContext, names: TreeNames): Promise<string> {
  const paths = await filesWith(name, words, context, names).catch(() => null);
  if (paths === null) return "";
  if (paths.length === 0) return "No source file holds the word.";
  const more = paths.length > MOST_FILES ? ` and ${paths.length - MOST_FILES} more` : "";
  return `The word occurs in ${paths.slice(0, MOST_FILES).join(", ")}${more}.`;
}

/** All source files that hold the word, nearest first; the part of the tree that was searched just now is not searched again. */
async function filesWith(
  name: string,
  words: WordSearch,
  context: QueryContext,
  names: TreeNames,
): Promise<readonly string[]> {
  const beside = names.isReady ? null : await names.filesBesideCore(name);
  if (beside === null) return words.filesWith(name, context);
  const others = await words.filesWith(name, context, [...coreParts.map((part) => `${part}/`), leftOut]);
  return nearestFirst([...others, ...beside], context);
}
