import { testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { registeredFilesystem } from "./registered-filesystem";

const table = (file: string, member: string) => ({
  functions: [`peg_super ${file}`, work],
  more: { [file]: `static struct peg_ops peg = {\n\t.${member} = peg_super,\n};\n` },
});

testSurfaceRule(registeredFilesystem, {
  sees: { "what mounts": table("fs/peg.c", "get_tree") },
  spares: {
    "an operation of its files": table("fs/peg.c", "fsync"),
    "a table elsewhere": table("drivers/misc/peg.c", "get_tree"),
  },
});
