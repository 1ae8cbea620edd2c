// First module of a shard's thread: makes TypeScript importable there, whether or not the process runs under tsx.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("../../../tsconfig.json", import.meta.url)) });
await import("./shard-worker.ts");
