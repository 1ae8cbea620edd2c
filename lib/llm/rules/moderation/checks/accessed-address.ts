import { failed, type ModerationCheck } from "../check";
import { isWildAccess } from "../object-report";

export const accessedAddress: ModerationCheck = {
  name: "accessed-address",
  decisive: true,
  because:
    "KASAN calls an access wild, or one of user memory, when the address belongs to no memory of the kernel: no object is named, and what made the pointer so happened before.",
  source: "Documentation/arch/x86/x86_64/mm.rst",
  section: "hole of non-canonical",
  applies: ({ report }) =>
    isWildAccess(report)
      ? failed(`the access went to an address where nothing is (${report.accesses[0]?.address || "not printed"})`)
      : null,
};
