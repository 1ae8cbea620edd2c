import type { Tool } from "@/lib/engine/tool";
import { codesearchDefinitionSource } from "@/lib/tools/codesearch-definition-source";
import { codesearchDirIndex } from "@/lib/tools/codesearch-dir-index";
import { codesearchFileIndex } from "@/lib/tools/codesearch-file-index";
import { gitBlame } from "@/lib/tools/git-blame";
import { gitLog } from "@/lib/tools/git-log";
import { gitShow } from "@/lib/tools/git-show";
import { grepper } from "@/lib/tools/grepper";
import { readFile } from "@/lib/tools/read-file";

/** What an expert of the assessments may ask about the source. */
export const codeTools: readonly Tool[] = [
  codesearchDefinitionSource,
  codesearchFileIndex,
  codesearchDirIndex,
  readFile,
  grepper,
  gitLog,
  gitShow,
  gitBlame,
];
