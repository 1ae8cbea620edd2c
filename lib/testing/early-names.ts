import { TreeReader } from "@/lib/codesearch/git/tree-reader";
import { listSourceFiles } from "@/lib/codesearch/index/source-files";
import { TreeIndex } from "@/lib/codesearch/index/tree-index";
import { CommentFinder } from "@/lib/codesearch/query/comments/comment-finder";
import { DefinitionFinder } from "@/lib/codesearch/query/definition-finder";
import { ReferenceFinder } from "@/lib/codesearch/query/references/reference-finder";
import { type NameIndex, TreeNames } from "@/lib/codesearch/query/tree-names";
import { WordFiles } from "@/lib/codesearch/query/word-files";
import { WordSearch } from "@/lib/codesearch/query/word-search";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { temporaryFolder } from "./git-repository";

/** Names before the index is ready. What is waited for comes from the ready one, and is counted. */
class EarlyNames extends TreeNames {
  waits = 0;
  readonly #ready: NameIndex;

  constructor(ready: NameIndex, searches: ConstructorParameters<typeof TreeNames>[1]) {
    super(coreOnly(ready), searches);
    this.#ready = ready;
  }

  override indexed(name: string, done?: AbortSignal): Promise<ScannedDefinition[] | null> {
    if (done !== undefined) return super.indexed(name, done);
    this.waits++;
    return this.#ready.lookup([name]);
  }
}

/** The index as it is while the rest of the tree is still to be scanned. */
function coreOnly(index: NameIndex): NameIndex {
  return {
    isReady: false,
    isCoreReady: true,
    settled: new Promise(() => undefined),
    coreSettled: Promise.resolve(),
    unscanned: index.unscanned,
    lookup: (names, part) => index.lookup(names, corePart(part)),
    filesHolding: (name, part) => index.filesHolding(name, corePart(part)),
    near: (name, limit, part) => index.near(name, limit, corePart(part)),
  };
}

function corePart(part: string | undefined): "core" {
  if (part !== "core") throw new Error("The rest of the tree is not indexed yet.");
  return part;
}

/** A commit that is asked both ways. */
export interface BothWays {
  readonly early: EarlyNames;
  readonly ready: TreeNames;
  readonly paths: readonly string[];
  readonly words: WordSearch;
  readonly definitions: DefinitionFinder;
  readonly references: ReferenceFinder;
  readonly comments: CommentFinder;
}

/** Opens a commit of a small tree. */
export async function bothWays(gitDir: string, commit: string): Promise<BothWays> {
  const index = new TreeIndex({ gitDir, commit, cacheDir: temporaryFolder() });
  await index.settled;
  const tree = new TreeReader(gitDir, commit);
  const words = new WordSearch(gitDir, commit, tree);
  const definitions = new DefinitionFinder({ tree, words });
  const searches = { words, files: new WordFiles(gitDir, commit, (search) => search) };
  return {
    early: new EarlyNames(index, searches),
    ready: new TreeNames(index, searches),
    paths: (await listSourceFiles(gitDir, commit)).map((file) => file.path),
    words,
    definitions,
    references: new ReferenceFinder({ tree, words }),
    comments: new CommentFinder({ tree, words, definitions }),
  };
}
