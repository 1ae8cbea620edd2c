/** What is about the compiler and its versions, which are this machine's. */
const TOOLS = /^CONFIG_(AS|CC|CLANG|GCC|LD|LLD|PAHOLE|RUSTC|TOOLCHAIN|TOOLS|BINDGEN)_/;

/**
 * The options that `asked` sets and that have another value, or none, in `used`, in the order of `asked`. Options about the
 * tools of the build are left out.
 *
 * @param asked the text of a .config
 * @param used what Kconfig made of it
 */
export function changedOptions(asked: string, used: string): string[] {
  const values = options(used);
  return [...options(asked)]
    .filter(([name, value]) => values.get(name) !== value && !TOOLS.test(name))
    .map(([name]) => name);
}

/** Options that are set, `n` among them not. */
function options(config: string): Map<string, string> {
  const lines = config.matchAll(/^(CONFIG_\w+)=(.*?)\r?$/gm);
  return new Map(Array.from(lines, ([, name = "", value = ""]) => [name, value] as const).filter(([, v]) => v !== "n"));
}
