import type { Tool } from "@/lib/engine/tool";
import { codesearchDefinitionComment } from "@/lib/tools/codesearch-definition-comment";
import { codesearchDefinitionSource } from "@/lib/tools/codesearch-definition-source";
import { codesearchDirIndex } from "@/lib/tools/codesearch-dir-index";
import { codesearchFileIndex } from "@/lib/tools/codesearch-file-index";
import { codesearchFindReferences } from "@/lib/tools/codesearch-find-references";
import { codesearchStructLayout } from "@/lib/tools/codesearch-struct-layout";
import { gitBlame } from "@/lib/tools/git-blame";
import { gitLog } from "@/lib/tools/git-log";
import { gitShow } from "@/lib/tools/git-show";
import { grepper } from "@/lib/tools/grepper";
import { readFile } from "@/lib/tools/read-file";

/** What an expert of the assessments may ask about the source. */
export const codeTools: readonly Tool[] = [
  codesearchDefinitionSource,
  codesearchDefinitionComment,
  codesearchFindReferences,
  codesearchFileIndex,
  codesearchDirIndex,
  codesearchStructLayout,
  readFile,
  grepper,
  gitLog,
  gitShow,
  gitBlame,
];
