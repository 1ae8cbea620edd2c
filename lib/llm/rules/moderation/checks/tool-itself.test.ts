import { expect, test } from "vitest";
import { outcomeOf, warningReport } from "@/lib/testing/moderated-report";
import { toolItself } from "./tool-itself";

const warning = (name: string) => warningReport(`mm/peg.c:5 ${name}+0x1/0x2 mm/peg.c:5`, []);

test.each(["kasan_populate", "__kcsan_check", "stack_depot_save"])("fails in %s", (name) => {
  expect(outcomeOf(toolItself, warning(name))).toBe("failed");
});

test.each(["peg_kasan_test", "kcovered", "peg_set"])("says nothing of %s", (name) => {
  expect(outcomeOf(toolItself, warning(name))).toBeNull();
});
