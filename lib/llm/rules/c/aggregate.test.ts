import { expect, test } from "vitest";
import { findMember, parseAggregate } from "./aggregate";
import { sourceText } from "./source-text";

const aggregate = parseAggregate(
  sourceText(
    "include/x.h",
    100,
    `struct x {
	struct common	__common;	/* not; this */
#define x_state	__common.c_state
	int		a, *b;
	struct sk_buff __rcu	*queue[4];
	union {
		u32	first;
		struct {
			u16	low;
		};
	};
	struct {
		int	len;
	} backlog;
	u8		one : 1,
			two : 3;
	void		(*call)(struct x *x,
				int y);
	DECLARE_BITMAP(bits, 64);
	struct_group(header,
		u64	stamp;
	);
	NET_DEV_STAT(rx_packets);
};`,
  ),
);

const member = (name: string) => (aggregate === null ? null : (findMember(aggregate.members, name)?.member ?? null));

test.each([
  ["a", { type: "int", pointers: 0, line: 103 }],
  ["b", { type: "int", pointers: 1, line: 103 }],
  ["queue", { type: "struct sk_buff", pointers: 1, isArray: true }],
  ["first", { type: "u32", line: 106 }],
  ["low", { type: "u16", line: 108 }],
  ["one", { type: "u8", bits: 1 }],
  ["two", { type: "u8", bits: 3, line: 115 }],
  ["call", { isFunctionPointer: true, line: 116 }],
  ["bits", { type: "unsigned long", isArray: true }],
  ["stamp", { type: "u64", line: 120 }],
  ["rx_packets", { type: "", declaration: "NET_DEV_STAT(rx_packets)" }],
])("member %s", (name, expected) => {
  expect(member(name)).toMatchObject(expected);
});

test("members of a named aggregate are found through it only", () => {
  expect(member("len")).toBeNull();
  expect(member("backlog")?.members.map(({ name }) => name)).toEqual(["len"]);
});

test("a macro inside the body is an alias", () => {
  expect(aggregate?.aliases.get("x_state")).toEqual(["__common", "c_state"]);
});

test("siblings are those of the same aggregate", () => {
  const found = aggregate === null ? null : findMember(aggregate.members, "two");
  expect(found?.siblings.filter(({ bits }) => bits !== null).map(({ name }) => name)).toEqual(["one", "two"]);
});
