import type { Frame, Stack } from "./report";

/** Code of the sanitizers, their hooks and of printing itself, which stands above the code that did wrong. */
const TOOL_FILES =
  /^(?:mm\/(?:kasan|kfence|kmsan)\/|kernel\/(?:kcsan\/|panic\.c)|lib\/(?:dump_stack|ubsan)\.c|include\/linux\/(?:instrumented|kasan\w*|atomic\/atomic-\w+)\.h)/;
const TOOL_FUNCTIONS =
  /^(?:_{0,2}dump_stack|show_stack|print_report|print_address_description|end_report|check_region_inline|_{0,3}(?:asan|kasan|tsan|kcsan|ubsan)_|_{0,2}warn\b|report_bug)/;
/** The allocator, above the code that allocated or freed. */
const ALLOCATOR_FILES = /^(?:mm\/(?:slub|slab|slab_common|util|page_alloc|vmalloc)\.[ch]|include\/linux\/slab\.h)$/;
const ALLOCATOR_FUNCTIONS = /^_{0,2}(?:k[mzvc]\w*alloc|kv?free|slab_|kmem_cache_|vfree|poison_|save_stack|set_track)/;

/**
 * The innermost frame that is the kernel's own doing: frames of the sanitizers are passed over, and for allocations and
 * frees those of the allocator too. Null when nothing is left.
 */
export function topFrame(stack: Stack): Frame | null {
  const memory = stack.kind === "allocation" || stack.kind === "free";
  return stack.frames.find((frame) => !isTool(frame) && !(memory && isAllocator(frame))) ?? null;
}

function isTool({ file, function: name }: Frame): boolean {
  return TOOL_FILES.test(file) || TOOL_FUNCTIONS.test(name);
}

function isAllocator({ file, function: name }: Frame): boolean {
  return ALLOCATOR_FILES.test(file) || ALLOCATOR_FUNCTIONS.test(name);
}
