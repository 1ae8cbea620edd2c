import { expect, test } from "vitest";
import { KernelError } from "./repository";
import { parseSource, quoted } from "./source";

test("paths, URLs and the sample are told apart", () => {
  expect(parseSource("assay:sample")).toEqual({ kind: "sample" });
  expect(parseSource(" /src/linux/ \n")).toEqual({ kind: "local", path: "/src/linux" });
  expect(parseSource("https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git")).toMatchObject({
    kind: "remote",
    url: "https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git",
    mirrorName: expect.stringMatching(/^git\.kernel\.org-pub-scm-linux-kernel-git-torvalds-linux-[0-9a-f]{12}$/),
  });
  for (const url of ["http://10.0.0.1:8080/x", "git://host/x", "ssh://git@host:22/x", "https://[::1]/x"]) {
    expect(parseSource(url)).toMatchObject({ kind: "remote", url });
  }
});

test("mirrors of different URLs have different, harmless names", () => {
  const names = [
    "https://h/a/b",
    "https://h/a-b",
    "https://h/a/b.git",
    "git://h/../../etc",
    `https://h/${"x".repeat(900)}`,
  ].map((url) => {
    const source = parseSource(url);
    return source.kind === "remote" ? source.mirrorName : "";
  });
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]{0,100}$/);
});

test("what git might take for more than a place is refused with advice", () => {
  for (const source of [
    "",
    "linux",
    "./linux",
    "../linux",
    "~/linux",
    "--upload-pack=touch /tmp/x",
    "-x",
    "file:///src/linux",
    "ext::sh -c touch% /tmp/x",
    "https://",
    "https:///",
    "git://-oProxyCommand=x/y",
    "ssh://-oProxyCommand=x/y",
    "ssh://-x@host/y",
    "git@github.com:torvalds/linux",
    "https://host/x#v6.12",
    "javascript://host/x",
    "/src/li\nnux",
    "/src/li\0nux",
    "<script>alert(1)</script>",
    `https://host/${"x".repeat(3000)}`,
  ]) {
    expect(() => parseSource(source), source).toThrow(KernelError);
    expect(() => parseSource(source), source).toThrow(/^KernelRepo ".*" cannot be used: .+\.$/);
  }
});

test("a password is refused without being repeated", () => {
  for (const source of ["https://me:secret@host/x", "https://secret@host/x", "ssh://me:secret@host/x"]) {
    expect(() => parseSource(source)).toThrow("credential helper");
    expect(() => parseSource(source)).not.toThrow("secret");
  }
});

test("quoted text stays on one short line", () => {
  expect(quoted('a\u0000b\n"c"')).toBe('"a\ufffdb\ufffd\\"c\\""');
  expect(quoted("x".repeat(500)).length).toBeLessThan(130);
});
