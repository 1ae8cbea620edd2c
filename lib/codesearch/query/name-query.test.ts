import { expect, test } from "vitest";
import { CodeQueryError } from "@/lib/codesearch/code-index";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { parseNameQuery } from "./name-query";

test.each([
  ["sock", { name: "sock", tag: 0, owner: "" }],
  ["struct sock", { name: "sock", tag: recordKind.struct, owner: "" }],
  [" struct   sock * ", { name: "sock", tag: recordKind.struct, owner: "" }],
  ["enum x", { name: "x", tag: recordKind.enum, owner: "" }],
  ["tcp_poll()", { name: "tcp_poll", tag: 0, owner: "" }],
  ["sock::sk_err", { name: "sk_err", tag: 0, owner: "sock" }],
  ["struct sock.sk_err", { name: "sk_err", tag: 0, owner: "sock" }],
  ["sock->sk_err;", { name: "sk_err", tag: 0, owner: "sock" }],
])("%j", (text, query) => {
  expect(parseNameQuery(text)).toEqual(query);
});

test.each(["", "  ", "a b", "1x", "--help", "a;b", "x".repeat(300), "name\0", "(*f)"])("%j is no name", (text) => {
  expect(() => parseNameQuery(text)).toThrow(CodeQueryError);
});
