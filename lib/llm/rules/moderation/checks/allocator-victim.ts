import { failed, type ModerationCheck } from "../check";

const ALLOCATES =
  /^(?:_{0,3}k[mzvc]*alloc\w*|_{0,3}kmem_cache_alloc\w*|_{0,3}slab_alloc\w*|get_freepointer\w*|get_partial\w*|new_slab|allocate_slab|rmqueue\w*|get_page_from_freelist)$/;

export const allocatorVictim: ModerationCheck = {
  name: "allocator-victim",
  decisive: true,
  because:
    "The stack only tells where a corruption of the allocator was noticed: its cause is with those who allocated or freed objects before, and who asks for memory next is the victim.",
  source: "Documentation/mm/slub.rst",
  section: "A stackdump",
  applies: ({ report: { kind, title, accesses } }) => {
    const name = /\bin (\w+)$/.exec(title)?.[1] ?? "";
    if (kind !== "oops" || accesses.length > 0 || !ALLOCATES.test(name)) return null;
    // A NULL pointer is one that the allocator was given.
    if (/null-ptr|NULL pointer/.test(title)) return null;
    return failed(`\`${name}\` crashed on the allocator's own lists, which had been overwritten before`);
  },
};
