import { wayBetween } from "../../c/reachability";
import { commonLocks } from "../held-locks";
import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";

const FREES_NOW = /^(k|v|kv|kmem_cache_)free(_sensitive)?$|(^|_)(free|destroy)$/;
const WAITS =
  /\b(synchronize_\w+|\w*cancel\w*_sync|flush_\w+|wait_\w+|\w+_delete_sync|del_timer_sync|kthread_stop|rcu_barrier|\w*dec_and_\w+)\b/;

export const freedAfterFlag: RaceRule = {
  name: "freed-after-flag",
  verdict: "harmful",
  strength: 3,
  because: "Who saw the old value of the flag goes on with an object that is being freed: the flag keeps nobody out.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "Exposing Objects Outside This File",
  applies({ sides }) {
    const writer = sides.find(({ side }) => side.access.kind !== "read");
    const source = writer?.side.code.source;
    if (!writer?.access || !source || commonLocks(sides[0], sides[1]).length > 0) return null;
    const { access, side } = writer;
    const freed = side.accesses.find(
      (found) =>
        FREES_NOW.test(found.call) &&
        !found.dereferenced &&
        found.offset > access.offset &&
        found.expression === access.root.replace(/^&/, ""),
    );
    if (freed === undefined || access.members.length === 0) return null;
    const way = wayBetween(source, access.offset, freed.offset);
    if (way === null || way.mayLeave || way.conditions.length > 0) return null;
    if (WAITS.test(source.masked.slice(access.offset, freed.offset))) return null;
    return `after the write at ${placeOf(writer)} the object is freed by \`${freed.call}(${freed.expression})\` at line ${freed.line}, and nothing waits for the other side`;
  },
};
