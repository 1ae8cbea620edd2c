import type { Evidence } from "../evidence";
import { cited } from "../path/citation";
import type { Surface, SurfaceRule } from "./surface-rule";

/** Members of tables of operations that only something from outside calls, and where the table must lie. */
const MEMBERS: readonly (readonly [Surface, RegExp, RegExp])[] = [
  [
    "PeripheralTrigger",
    /^(?:probe|disconnect|raw_event|input_mapping|report_fixup)$/,
    /^(?:drivers\/(?:usb|hid|net\/usb|media\/usb|thunderbolt|bluetooth)|sound\/usb)\//,
  ],
  ["FilesystemTrigger", /^(?:fill_super|get_tree|mount|init_fs_context)$/, /^fs\//],
  [
    "NetworkTrigger",
    /^(?:handler|err_handler|gro_receive|gro_complete)$/,
    /^net\/(?:ipv4|ipv6|sctp|dccp|mptcp|l2tp|xfrm|bridge|8021q|mpls|llc|tipc)\//,
  ],
];

function ruleFor(output: Surface, what: string): SurfaceRule {
  return {
    name: `registered-${what}`,
    output,
    because: "The table of operations that the function stands in is called for nothing else.",
    source: "Documentation/driver-api/index.rst",
    applies: ({ walk }: Evidence) => {
      const registration = walk?.registration;
      if (!registration) return null;
      const fits = MEMBERS.some(
        ([surface, member, file]) =>
          surface === output && member.test(registration.member) && file.test(registration.place.path),
      );
      const outermost = walk?.steps.at(-1);
      const by = outermost === undefined ? "the outermost function of the stack" : `its caller \`${outermost.name}\``;
      return fits ? `${by} is registered by ${cited(registration.place)}` : null;
    },
  };
}

export const registeredDriver: SurfaceRule = ruleFor("PeripheralTrigger", "driver");
export const registeredFileSystem: SurfaceRule = ruleFor("FilesystemTrigger", "filesystem");
export const registeredProtocol: SurfaceRule = ruleFor("NetworkTrigger", "protocol");
