import { allocatedType, mentions } from "../allocated-type";
import { failed, type ModerationCheck, passed } from "../check";
import { subsystems } from "../subsystems";

/** Whether the three stacks of a memory error are about one object, by who handles it. */
export const oneOwner: ModerationCheck = {
  name: "one-owner",
  decisive: true,
  because:
    "Freed objects are soon used again, for others too: memory that one part of the kernel accesses and another one allocated and freed had changed hands, and the report lacks the free that matters.",
  source: "Documentation/dev-tools/kasan.rst",
  section: "delays the reuse of freed objects",
  applies: ({ report, stacks }) => {
    if (report.kind !== "KASAN") return null;
    const accessed = subsystems(report, ["access"]);
    const owned = subsystems(report, ["allocation", "free"]);
    if (accessed.size === 0 || owned.size === 0) return null;
    const common = [...accessed].find((name) => owned.has(name));
    if (common !== undefined) return passed(`access and allocation are both in ${common}`);
    const type = allocatedType(stacks);
    const uses = stacks.filter(({ stack }) => stack.kind === "access").flatMap(({ frames }) => frames);
    if (type !== "" && uses.some(({ source }) => source !== null && mentions(source, type))) {
      return passed(`the object is a \`${type}\`, which the accessing code handles`);
    }
    const [[user], [owner], what] = [[...accessed], [...owned], type === "" ? "" : `, as a \`${type}\`,`];
    return failed(`the access is in ${user}, the object was allocated and freed${what} in ${owner}`);
  },
};
