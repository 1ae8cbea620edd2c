import type { IndexSize } from "@/lib/codesearch/code-index";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import type { ShardProgress } from "./build-shard";
import type { NearName } from "./shard";
import type { IndexPart } from "./shard-layers";

/** What a shard's thread is asked. */
export type ShardQuestion = { readonly part: IndexPart } & (
  | { readonly kind: "lookup"; readonly names: readonly string[] }
  | { readonly kind: "near"; readonly name: string; readonly limit: number }
  | { readonly kind: "holding"; readonly name: string }
);

export interface ShardRequest {
  readonly id: number;
  readonly question: ShardQuestion;
}

/** What a shard's thread says. */
export type ShardMessage =
  | { readonly kind: "progress"; readonly progress: ShardProgress }
  /** The core can be asked. */
  | { readonly kind: "core" }
  | { readonly kind: "ready"; readonly size: IndexSize }
  /** What was scanned is in the cache. */
  | { readonly kind: "saved" }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "definitions"; readonly id: number; readonly definitions: readonly ScannedDefinition[] }
  | { readonly kind: "near"; readonly id: number; readonly names: readonly NearName[] }
  | { readonly kind: "files"; readonly id: number; readonly paths: readonly string[] };
