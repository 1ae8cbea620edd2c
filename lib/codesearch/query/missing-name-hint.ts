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
  const later = names.isReady ? "" : "The index is still being built: more near names and files may be known later.";
  const parts = await Promise.all([
    macroSentence(query.name, context, names),
    nearSentence(query.name, names),
    wordSentence(query.name, words, context, names),
  ]);
  return [...sentences, ...parts, later].filter((sentence) => sentence !== "").join(" ");
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
  const near = await names.near(name, MOST_NEAR);
  return near.length === 0 ? "" : `Near names: ${near.join(", ")}.`;
}

async function wordSentence(name: string, words: WordSearch, context: QueryContext, names: TreeNames): Promise<string> {
  // Before the index is ready the tree was searched already, but for comments and folders that are not indexed.
  const soFar = names.isReady ? null : await names.filesSoFar(name).catch(() => null);
  const paths = soFar ?? (await words.filesWith(name, context).catch(() => null));
  if (paths === null) return "";
  if (paths.length === 0) return soFar === null ? "No source file holds the word." : "";
  const more = paths.length > MOST_FILES ? ` and ${paths.length - MOST_FILES} more` : "";
  return `The word occurs in ${nearestFirst(paths, context).slice(0, MOST_FILES).join(", ")}${more}.`;
}
