/*
 * Words of C and of the kernel's dialect that steer the scanner. Attribute words are listed one by one or by family: a
 * blanket rule for `__word` would take `__u32 x;` and `typedef … __le32` for attributes.
 */

/** Families of words, joined into one anchored expression. */
function anyOf(...families: string[]): RegExp {
  return new RegExp(`^(?:${families.join("|")})$`);
}

const sectionWords =
  "__(?:net|init|exit|mem|cpu|dev|ref|lsm|ro|page|vdso|gcov|pci|irq|fixaddr|hyp|head|noinitretpoline|noscs|nocfi|no|softirq|exception|bss)" +
  "\\w*" +
  "(?:init|exit|data|const|mostly|entry|code|section|bss|ref|text|retpoline|scs|cfi|kcsan|kasan|stack_protector|profile|ftrace)\\w*";

/** Attributes that take arguments: the group in parentheses after them is no parameter list. */
const attributeCalls = anyOf(
  "__attribute__|__attribute|__declspec|asm|__asm__|__asm|alignas|_Alignas",
  "__printf|__scanf|__format_arg|__alloc_size|__realloc_size|__assume_aligned|__malloc|__nonnull|__nonstring|__copy|__alias",
  "__acquires?|__releases?|__acquires_ret|__must_hold\\w*|__cond_acquires|__cond_lock|__guarded_by|__no_context_analysis",
  "__aligned|__section|__counted_by(?:_le|_be)?|__no_sanitize\\w*|__diagnose_as|__noreturn|__rcu|__user|__percpu",
  "__error|__warning|__compiletime_error|__compiletime_warning|__exit_p|__assembly_offset|__overloads|__ref",
  "__bpf_md_ptr|__pgtable_\\w+",
);

/** Attributes, qualifiers and storage words that stand alone: they are never the name that is declared. */
const attributeWords = anyOf(
  "__packed\\w*|__aligned|__maybe_unused|__always_unused|__used|__user|__rcu|__percpu|__iomem|__kernel|__force|__bitwise\\w*",
  "__private|__randomize_layout|__no_randomize_layout|__designated_init|randomized_struct_fields_\\w+",
  "__must_check|__cold|__hot|__pure|__attribute_const__|__attribute_\\w+|__const|__deprecated|__weak|__weak_ref|__visible",
  "__latent_entropy|_{2,4}\\w*cacheline\\w*|_{2,4}\\w*_aligned\\w*|cacheline_aligned\\w*|__page_aligned_\\w+|__nosavedata",
  "__cpuidle|__sched|__lockfunc|__kprobes|__net_init|__net_exit",
  sectionWords,
  "__init|__exit|__ref|__read_mostly|__init_task_data|__init_memblock|__uncached\\w*",
  "__inline\\w*|__always_inline|__noreturn|__no_return|__malloc|__data_racy|__nocast|__safe|__ptr32|__restrict",
  "__extension__|__volatile__?|__signed__|__gnu_inline|__flatten|__noclone|__no_sanitize\\w*|__noendbr",
  "__ksym|__kconfig|__arg_\\w+|__nonstring|__intr|__tracepoint_\\w+",
  "noinline\\w*|asmlinkage|notrace|inline|noreturn|const|volatile|restrict|_Noreturn|ATTRIBUTE_\\w+|PACKED|packed|u_packed",
  "EFIAPI|fastcall|stdcall|noclone|nokprobe_inline|noinstr|static|register|auto|extern|typedef",
);

const typeAndControlWords = anyOf(
  "int|char|long|short|unsigned|signed|void|float|double|_Bool|struct|union|enum|const|static|inline",
  "if|for|while|return|sizeof|typeof|__typeof__|do|switch|case|goto|else|default|break|continue",
);

const typeofWords = anyOf("typeof|__typeof__|__typeof|typeof_unqual|_Atomic|__bitwise|TYPEOF_UNQUAL");

/** Macros at file level that define nothing worth finding under their first argument. */
const silentMacros = anyOf(
  "EXPORT_\\w+|MODULE_\\w+|module_(?:init|exit)|\\w+_initcall\\w*|__setup\\w*|early_param\\w*|__exitcall",
  "BUILD_BUG\\w*|static_assert|_Static_assert|NOKPROBE_SYMBOL|ALLOW_ERROR_INJECTION|TRACE_DEFINE_ENUM|DEFINE_TRACE_END",
  "STACK_FRAME_\\w+|ACPI_EXPORT_\\w+|ACPI_MODULE_NAME|SYM_\\w+|ASM_\\w+|asm|__asm__|CC_\\w+|KBUILD_\\w+|TYPEDEF_|pr_\\w+",
  "BTF_ID\\w*|BTF_KFUNCS\\w*|BTF_SET\\w*|LSM_ORDER\\w*|KUNIT_SUITE|kunit_test_\\w+",
);

const declaringMacros =
  /^(?:DECLARE|DEFINE|LIST_HEAD|__DECLARE|STATIC_|BLOCKING_NOTIFIER|ATOMIC_NOTIFIER|RAW_NOTIFIER|SRCU_)/;

const statementWords = new Set("if for while return goto switch do case break continue else default".split(" "));

const neverFunctions = new Set(
  (
    "if for while return goto switch do case else sizeof typeof __typeof__ __typeof typeof_unqual defined " +
    "static_assert _Static_assert BUILD_BUG_ON struct union enum"
  ).split(" "),
);

/** Macros that make a function and take its name first, though its type stands before them: `int BPF_PROG(name, …)`. */
export const takesNameFirst = (word: string): boolean =>
  /^BPF_(?:PROG2?|KPROBE|KRETPROBE|UPROBE|URETPROBE|USDT|KSYSCALL)$/.test(word);
export const isAttributeCall = (word: string): boolean => attributeCalls.test(word);
export const isAttributeWord = (word: string): boolean => attributeWords.test(word);
export const isQualifier = (word: string): boolean => /^(?:const|volatile|restrict|static)$/.test(word);
export const isTypeOrControlWord = (word: string): boolean => typeAndControlWords.test(word);
export const isTypeofWord = (word: string): boolean => typeofWords.test(word);
export const isSilentMacro = (word: string): boolean => silentMacros.test(word);
export const isDeclaringMacro = (word: string): boolean => declaringMacros.test(word);
export const isUpperCase = (word: string): boolean => /^[A-Z0-9_]+$/.test(word);
export const isStatementWord = (word: string): boolean => statementWords.has(word);
export const isNeverFunction = (word: string): boolean => neverFunctions.has(word);
