import { isCorePath } from "@/lib/codesearch/index/core-folders";
import { isBestAnywhere, type QueryContext, rankDefinitions } from "@/lib/codesearch/query/ranking";
import type { TreeNames } from "@/lib/codesearch/query/tree-names";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { askOnce } from "./ask-once";

const noHeaders: ReadonlySet<string> = new Set();

/** Asks for the definitions of names that code uses, each name once. */
export class KnownDefinitions {
  /** False when the index could not be asked for all that was wanted. */
  isComplete = true;
  readonly #names: TreeNames;
  readonly #inCore = new Map<string, Promise<readonly ScannedDefinition[]>>();
  readonly #anywhere = new Map<string, Promise<readonly ScannedDefinition[]>>();
  readonly #headers: ReadonlyMap<string, ReadonlySet<string>>;

  /** `headers` are the includes of the files that ask. */
  constructor(names: TreeNames, headers: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#names = names;
    this.#headers = headers;
  }

  /** The definition that a name most likely has in the file `path`, among those of the record kinds; null: none. */
  async best(name: string, path: string, kinds: readonly number[]): Promise<ScannedDefinition | null> {
    const context: QueryContext = { file: path, headers: this.#headers.get(path) ?? noHeaders };
    const ofKinds = (definitions: readonly ScannedDefinition[]) =>
      definitions.filter(({ record }) => kinds.includes(record));
    if (!this.#names.isReady && isCoreContext(context)) {
      const core = ofKinds(await this.#core(name));
      if (staysBest(core, context)) return bestOf(core, context);
    }
    return bestOf(ofKinds(await this.#all(name)), context);
  }

  #core(name: string): Promise<readonly ScannedDefinition[]> {
    return askOnce(this.#inCore, name, async () => (await this.#names.core(name)) ?? []);
  }

  #all(name: string): Promise<readonly ScannedDefinition[]> {
    return askOnce(this.#anywhere, name, async () => {
      const definitions = await this.#names.indexed(name);
      if (definitions === null) this.isComplete = false;
      return definitions ?? [];
    });
  }
}

/** Whether all that is near to the file is in the core: its headers that are not are nearer to it than the core. */
function isCoreContext({ file, headers }: QueryContext): boolean {
  return isCorePath(file) && [...headers].every(isCorePath);
}

const declarations: readonly number[] = [recordKind.prototype, recordKind.externVariable];
const tags: readonly number[] = [recordKind.struct, recordKind.union];

/**
 * Whether the best of the core's definitions is the best of all, whatever the rest of the tree has. It must not depend on what is left
 * out: an empty struct is, where there is another, and what a .c file keeps for itself is not, where it is declared somewhere.
 */
function staysBest(core: readonly ScannedDefinition[], context: QueryContext): boolean {
  const visible = visibleFrom(context.file, core);
  if (!visible.some(isFilled) || !isBestAnywhere(visible, 0, context)) return false;
  const isSame = (definition: ScannedDefinition) =>
    isVisible(definition, context.file, true) === isVisible(definition, context.file, false);
  return core.some(isDeclared) || core.every(isSame);
}

function bestOf(definitions: readonly ScannedDefinition[], context: QueryContext): ScannedDefinition | null {
  const visible = visibleFrom(context.file, definitions);
  const candidates = visible.length > 0 ? visible : definitions.filter(({ record }) => record === recordKind.function);
  return rankDefinitions(candidates, 0, context)[0] ?? null;
}

/**
 * The definitions that code in `path` may mean: not what another .c file keeps for itself, and no struct that is empty
 * where another one is not (it stands in where the kernel is configured without the real one).
 */
function visibleFrom(path: string, definitions: readonly ScannedDefinition[]): ScannedDefinition[] {
  const isAnyDeclared = definitions.some(isDeclared);
  const isAnyFilled = definitions.some((definition) => tags.includes(definition.record) && isFilled(definition));
  return definitions.filter(
    (definition) => (!isAnyFilled || isFilled(definition)) && isVisible(definition, path, isAnyDeclared),
  );
}

function isDeclared({ record }: ScannedDefinition): boolean {
  return declarations.includes(record);
}

/** A struct or union of one line is empty, or might as well be. */
function isFilled({ record, firstLine, lastLine }: ScannedDefinition): boolean {
  return !tags.includes(record) || lastLine > firstLine;
}

function isVisible({ path: place, record }: ScannedDefinition, path: string, isAnyDeclared: boolean): boolean {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  if (path.endsWith(".h") || !place.endsWith(".c") || place.startsWith(folder)) return true;
  return isAnyDeclared && (record === recordKind.function || record === recordKind.variable);
}
