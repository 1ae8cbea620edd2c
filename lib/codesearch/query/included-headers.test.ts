import { expect, test } from "vitest";
import { includedHeaders } from "./included-headers";

test("includes stand for files of the include folders, the file's own folder and its architecture", () => {
  const text =
    '#include <net/sock.h>\n # include "smc.h" /* x */\n#include "../core/dev.h"\n#include <asm/io.h>\nint x;\n';
  const headers = includedHeaders("net/smc/af_smc.c", text);
  for (const path of ["include/net/sock.h", "net/smc/smc.h", "net/core/dev.h", "arch/x86/include/asm/io.h"]) {
    expect(headers.has(path)).toBe(true);
  }
  expect(includedHeaders("arch/arm/mm/x.c", text).has("arch/arm/include/asm/io.h")).toBe(true);
});
