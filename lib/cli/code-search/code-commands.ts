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
import { type CodeCommand, defineCodeCommand } from "./code-command";
import { blamedLines, shownLines } from "./commit-text";
import { referenceLine } from "./reference-line";

/** Every question of `assay codesearch`. */
export const codeCommands: readonly CodeCommand[] = [
  defineCodeCommand(
    codesearchDefinitionSource,
    ["Name", "SourceFile"],
    ({ Missing, Kind, SourceFile, FirstLine, SourceCode, Others }) =>
      Missing
        ? []
        : [`${SourceFile}:${FirstLine}: ${Kind}`, SourceCode, ...Others.map((other) => `also defined: ${other}`)],
  ),
  defineCodeCommand(codesearchDefinitionComment, ["Name", "SourceFile"], ({ Definition, Comments }) =>
    Comments.flatMap(({ Place, At, Comment }) => [`${Place}: at ${At === "" ? Definition : At}`, Comment]),
  ),
  defineCodeCommand(codesearchFindReferences, ["Name", "PathPrefix"], ({ References }) =>
    References.map(referenceLine),
  ),
  defineCodeCommand(codesearchFileIndex, ["SourceFile"], ({ Entities }, { SourceFile }) =>
    Entities.map(({ Kind, Name, Line }) => `${SourceFile}:${Line}: ${Kind} ${Name}`),
  ),
  defineCodeCommand(
    codesearchStructLayout,
    ["Name", "SourceFile"],
    ({ Missing, SourceFile, FirstLine, Size, Alignment, Config, Layout, SourceCode }) => {
      if (Missing) return [];
      const place = `${SourceFile}:${FirstLine}:`;
      return Layout === ""
        ? [place, SourceCode]
        : [`${place} ${Size} bytes, aligned to ${Alignment}, for ${Config}`, Layout];
    },
  ),
  defineCodeCommand(codesearchDirIndex, ["Dir"], ({ Subdirs, Files }) => [
    ...Subdirs.map((dir) => `${dir}/`),
    ...Files,
  ]),
  defineCodeCommand(readFile, ["File"], ({ Contents }) => (Contents === "" ? [] : [Contents])),
  defineCodeCommand(grepper, ["Expression", "PathPrefix"], ({ Matches }) => Matches),
  defineCodeCommand(gitLog, ["Path", "Definition"], ({ Commits }) => Commits),
  defineCodeCommand(gitShow, ["Commit", "Path"], shownLines),
  defineCodeCommand(gitBlame, ["File", "FirstLine", "LastLine"], blamedLines),
];
