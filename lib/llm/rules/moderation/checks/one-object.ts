import { failed, type ModerationCheck, passed, unknown } from "../check";
import { isObjectReport, isUseAfterFree } from "../object-report";

/** The bad address must lie in (or, out of bounds, right beside) the object that was allocated and freed. */
export const oneObject: ModerationCheck = {
  name: "one-object",
  decisive: true,
  because:
    "KASAN describes the object that the address belongs to: if the address lies elsewhere, the stacks of allocation and free are those of another object.",
  source: "Documentation/dev-tools/kasan.rst",
  section: "Error reports",
  applies: ({ report }) => {
    if (!isObjectReport(report)) return null;
    const { object } = report;
    const access = report.accesses[0];
    if (object === null || access === undefined || access.address === "") {
      return unknown("the report does not say which object the address belongs to");
    }
    const offset = BigInt(access.address) - BigInt(object.address);
    const slack = isUseAfterFree(report) ? 0n : BigInt(object.size);
    const inside = offset >= -slack && offset < BigInt(object.size) + slack;
    const cache = object.cache === "" ? "" : ` of cache ${object.cache}`;
    const where = `${access.address} is ${offset} bytes into the ${object.size}-byte object at ${object.address}${cache}`;
    return inside ? passed(where) : failed(`${where}: that is another object`);
  },
};
