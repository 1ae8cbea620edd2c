import type { z } from "zod";
import type { gitBlame } from "@/lib/tools/git-blame";
import type { gitShow } from "@/lib/tools/git-show";

/** A commit as `git show` writes it, or the lines of a file. */
export function shownLines(shown: z.output<typeof gitShow.outputs>): string[] {
  const { Commit, Parents, Author, Message, Files, Text } = shown;
  const text = Text === "" ? [] : [Text];
  if (Commit === "") return text;
  const message = Message.trimEnd().split("\n");
  return [
    `commit ${Commit}`,
    ...Parents.map((parent) => `parent ${parent}`),
    `Author: ${Author}`,
    `Date:   ${shown.Date}`,
    "",
    ...message.map((line) => (line === "" ? "" : `    ${line}`)),
    "",
    ...Files.map((file) => ` ${file}`),
    ...(text.length === 0 ? [] : ["", ...text]),
  ];
}

/** Groups of lines, each under the commit that they come from. */
export function blamedLines({ Groups }: z.output<typeof gitBlame.outputs>): string[] {
  return Groups.flatMap((group) => [`${group.Commit} ${group.Date} ${group.Author}: ${group.Subject}`, group.Lines]);
}
