import { expect, test } from "vitest";
import { parseDebugInfo } from "./debug-info";

const section = (...lines: string[]) =>
  ["\t.text", '\t.section\t.debug_info,"",@progbits', ...lines, '\t.section\t.debug_abbrev,"",@progbits'].join("\n");

test("entries have their attributes, in every form that gcc writes them in", () => {
  const entries = parseDebugInfo(
    section(
      "\t.uleb128 0x1\t# (DIE (0xc) DW_TAG_structure_type)",
      '\t.long\t.LASF6017\t# DW_AT_name: "smc_sock"',
      "\t.value\t0x718\t# DW_AT_byte_size",
      "\t\t\t# DW_AT_decl_file (1, shelf.h)",
      "\t\t\t# DW_AT_decl_line (0x8)",
      "\t\t\t# DW_AT_declaration",
      "\t.uleb128 0x2\t// (DIE (0x20) DW_TAG_member)",
      '\t.ascii "sk\\0"\t// DW_AT_name',
      "\t.4byte\t0x1d505\t// DW_AT_type",
      "\t.byte\t0x1\t@ DW_AT_decl_file (net/smc/smc.h)",
      "\t.byte\t0\t@ DW_AT_data_member_location",
      "\t.byte\t0x14\t# DW_AT_decl_column",
    ),
  );
  expect([...entries.values()]).toEqual([
    {
      offset: 0xc,
      tag: "structure_type",
      children: [],
      attributes: new Map([
        ["name", "smc_sock"],
        ["byte_size", "0x718"],
        ["decl_file", "shelf.h"],
        ["decl_line", "0x8"],
        ["declaration", ""],
      ]),
    },
    {
      offset: 0x20,
      tag: "member",
      children: [],
      attributes: new Map([
        ["name", "sk"],
        ["type", "0x1d505"],
        ["decl_file", "net/smc/smc.h"],
        ["data_member_location", "0"],
      ]),
    },
  ]);
});

test("an entry has as children what stands before its end", () => {
  const die = (offset: number) => `\t.uleb128 0x1\t# (DIE (0x${offset}) DW_TAG_x${offset})`;
  const end = (offset: number) => `\t.byte\t0\t# end of children of DIE 0x${offset}`;
  const entries = parseDebugInfo(section(die(1), die(2), die(3), die(4), end(3), die(5), end(2), die(6), end(1)));
  const children = (offset: number) => entries.get(offset)?.children.map(({ tag }) => tag);
  expect(children(1)).toEqual(["x2", "x6"]);
  expect(children(2)).toEqual(["x3", "x5"]);
  expect(children(3)).toEqual(["x4"]);
  expect(children(5)).toEqual([]);
});

test("what stands in other sections is not read", () => {
  const die = "\t.uleb128 0x1\t# (DIE (0x1) DW_TAG_member)";
  expect(parseDebugInfo(`${die}\n${section()}\n${die}`).size).toBe(0);
  expect(parseDebugInfo(`\t.section\t.debug_info.dwo,"e"\n${die}`).size).toBe(1);
});
