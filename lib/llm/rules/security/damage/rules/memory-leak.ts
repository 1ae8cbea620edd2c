import type { DamageRule } from "../damage-rule";

export const memoryLeak: DamageRule = {
  name: "memory-leak",
  exploitable: false,
  denialOfService: true,
  settled: false,
  because: "Memory that is never given back exhausts the system if the leak can be repeated.",
  source: "Documentation/dev-tools/kmemleak.rst",
  section: "detecting possible kernel memory leaks",
  applies: ({ report }) =>
    /^BUG: memory leak/.test(report.title) ? "kmemleak found memory that nothing points to" : null,
};
