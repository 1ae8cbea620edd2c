import { treePath } from "@/lib/codesearch/git/tree-path";
import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import { LARGEST_SOURCE } from "@/lib/codesearch/scanner/source-scanner";
import { includedHeaders } from "./included-headers";
import { nowhere, type QueryContext } from "./ranking";

/** The context that a question's file gives; a file that is wrong or not there gives none and does no harm. */
export async function queryContext(contextFile: string, tree: TreeReader): Promise<QueryContext> {
  if (contextFile === "") return nowhere;
  try {
    const file = treePath(contextFile);
    const bytes = await tree.file(file, LARGEST_SOURCE);
    return bytes === null ? nowhere : { file, headers: includedHeaders(file, bytes.toString("latin1")) };
  } catch {
    // A wrong context file must not make the answer "missing".
    return nowhere;
  }
}
