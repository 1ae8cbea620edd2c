import { TreeIndex } from "@/lib/codesearch/index/tree-index";

/*
 * Builds one index, as a process of its own, and prints what it took: <gitDir> <commit> <cacheDir> [definitions].
 */

const [gitDir = "", commit = "", cacheDir = "", mode = ""] = process.argv.slice(2);
const index = new TreeIndex({ gitDir, commit, cacheDir, definitionsOnly: mode === "definitions" });
const keepAlive = setInterval(() => undefined, 1000);
await index.settled;
/** Since the process began. */
const readySeconds = performance.now() / 1000;
await index.saved();
clearInterval(keepAlive);
console.log(JSON.stringify({ readySeconds, ...index.progress() }));
index.close();
