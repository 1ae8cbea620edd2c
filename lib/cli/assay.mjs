#!/usr/bin/env node
// The sources are TypeScript: register its loader first, with this project's settings whatever the current folder is.
import path from "node:path";
import { register } from "tsx/esm/api";

register({ tsconfig: path.resolve(import.meta.dirname, "../../tsconfig.json") });
const { main } = await import("./main.ts");
await main(process.argv);
