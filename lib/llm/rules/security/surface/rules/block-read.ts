import { cite, cited } from "../../path/citation";
import type { Step } from "../../path/step";
import { isTriggered } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

/** Reads a block of the device that a super block belongs to. */
const READS_BLOCK = /\b(?:sb_bread(?:_\w+)?|sb_getblk(?:_\w+)?|__bread(?:_\w+)?)\s*\(/;

export const blockRead: SurfaceRule = {
  name: "block-read",
  output: "FilesystemTrigger",
  because: "What stands in the blocks of a filesystem's device is the choice of whoever made the image.",
  source: "Documentation/security/snp-tdx-threat-model.rst",
  section: "the ability to modify the contents",
  applies: ({ paths }) => {
    for (const path of paths.filter(isTriggered)) {
      const read = path.steps.flatMap(blockReads)[0];
      if (read !== undefined) return `\`${read.name}\` on the ${path.about} stack reads from the device: ${read.place}`;
    }
    return null;
  },
};

function blockReads({ name, source }: Step): { name: string; place: string }[] {
  if (source === null || !/^fs\/[\w-]+\//.test(source.path)) return [];
  const body = Math.max(source.masked.indexOf("{"), 0);
  const offset = source.masked.slice(body).search(READS_BLOCK);
  const place = offset < 0 ? null : cite(source, body + offset);
  return place === null ? [] : [{ name, place: cited(place) }];
}
