import type { TreeIndex } from "@/lib/codesearch/index/tree-index";
import { describeInvocation, nameParts } from "./macro-made-names";
import type { NameQuery } from "./name-query";
import { type QueryContext, rankDefinitions } from "./ranking";
import type { WordSearch } from "./word-search";

const MOST_NEAR = 5;
const MOST_FILES = 5;

/** Sentences that help with a name that has no definition: near names, the macro that may make it, where the word occurs. */
export async function missingNameHint(
  query: NameQuery,
  context: QueryContext,
  index: TreeIndex,
  words: WordSearch,
): Promise<string> {
  const shown = query.owner === "" ? query.name : `${query.owner}::${query.name}`;
  const sentences = [`There is no definition of ${shown} in this tree.`];
  const parts = await Promise.all([
    index.isReady ? macroSentence(query.name, context, index) : "",
    index.isReady ? nearSentence(query.name, index) : "Near names are known once the index is ready; ask again later.",
    wordSentence(query.name, words, context),
  ]);
  return [...sentences, ...parts.filter((sentence) => sentence !== "")].join(" ");
}

async function macroSentence(name: string, context: QueryContext, index: TreeIndex): Promise<string> {
  const parts = nameParts(name);
  const made = (await index.lookup(parts)).filter((definition) => definition.macro !== "");
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

async function nearSentence(name: string, index: TreeIndex): Promise<string> {
  const near = await index.near(name, MOST_NEAR);
  return near.length === 0 ? "" : `Near names: ${near.join(", ")}.`;
}

async function wordSentence(name: string, words: WordSearch, context: QueryContext): Promise<string> {
  const paths = await words.filesWith(name, context).catch(() => null);
  if (paths === null) return "";
  if (paths.length === 0) return "No source file holds the word.";
  const more = paths.length > MOST_FILES ? ` and ${paths.length - MOST_FILES} more` : "";
  return `The word occurs in ${paths.slice(0, MOST_FILES).join(", ")}${more}.`;
}
