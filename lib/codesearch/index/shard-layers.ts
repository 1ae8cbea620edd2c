import type { IndexSize } from "@/lib/codesearch/code-index";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { isCorePath } from "./core-folders";
import { type NearName, Shard } from "./shard";

/** Which files are asked: those of the core, which are there first, or all. */
export type IndexPart = "core" | "all";

/** A shard in two layers: the core can be asked while the rest is still added. */
export class ShardLayers {
  readonly #core = new Shard();
  readonly #rest = new Shard();
  #isCoreSealed = false;

  add(path: string, segment: Buffer): void {
    (isCorePath(path) ? this.#core : this.#rest).add(path, segment);
  }

  /** No file of the core can be added afterwards. */
  sealCore(): void {
    this.#isCoreSealed = true;
    this.#core.seal();
  }

  get isCoreSealed(): boolean {
    return this.#isCoreSealed;
  }

  /** No file can be added afterwards. */
  sealRest(): void {
    this.#rest.seal();
  }

  size(): IndexSize {
    const [core, rest] = [this.#core.size(), this.#rest.size()];
    return {
      definitions: core.definitions + rest.definitions,
      identifiers: core.identifiers + rest.identifiers,
      bytes: core.bytes + rest.bytes,
    };
  }

  /** All definitions of the name. */
  lookup(name: string, part: IndexPart): ScannedDefinition[] {
    return this.#of(part).flatMap((shard) => shard.lookup(name));
  }

  /** At most `limit` names of each layer near to one that has no definition. */
  near(name: string, limit: number, part: IndexPart): NearName[] {
    return this.#of(part).flatMap((shard) => shard.near(name, limit));
  }

  /** Paths of the files that hold the identifier, and about one in a thousand that does not. */
  filesHolding(name: string, part: IndexPart): string[] {
    return this.#of(part).flatMap((shard) => shard.filesHolding(name));
  }

  #of(part: IndexPart): readonly Shard[] {
    return part === "core" ? [this.#core] : [this.#core, this.#rest];
  }
}
