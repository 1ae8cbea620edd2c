import type { Evidence } from "../evidence";
import { cited } from "../path/citation";
import type { EntryKind } from "../path/entry-members";
import type { Surface, SurfaceRule } from "./surface-rule";

/** Drivers of devices that are plugged in while the machine runs. */
const PLUGGED = /^(?:drivers\/(?:usb|hid|net\/usb|media\/usb|thunderbolt|bluetooth)|sound\/usb)\//;
/** Protocols that Ethernet carries. */
const OVER_ETHERNET = /^net\/(?:ipv4|ipv6|sctp|dccp|mptcp|l2tp|xfrm|bridge|8021q|mpls|llc|tipc)\//;

function ruleFor(output: Surface, kind: EntryKind, place: RegExp): SurfaceRule {
  return {
    name: `registered-${kind}`,
    output,
    because: "The table of operations that the function stands in is called for nothing else.",
    source: "Documentation/driver-api/index.rst",
    applies: ({ walk }: Evidence) => {
      if (walk === null || walk.registration === null) return null;
      const { registration, steps } = walk;
      if (registration.kind !== kind || !place.test(registration.place.path)) return null;
      const outermost = steps.at(-1);
      const by = outermost === undefined ? "the outermost function of the stack" : `its caller \`${outermost.name}\``;
      return `${by} is registered by ${cited(registration.place)}`;
    },
  };
}

export const registeredDriver: SurfaceRule = ruleFor("PeripheralTrigger", "driver", PLUGGED);
export const registeredFileSystem: SurfaceRule = ruleFor("FilesystemTrigger", "filesystem", /^fs\//);
export const registeredProtocol: SurfaceRule = ruleFor("NetworkTrigger", "protocol", OVER_ETHERNET);
