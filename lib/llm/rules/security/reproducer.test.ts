import { expect, test } from "vitest";
import { findCall, readReproducer } from "./reproducer";

test("calls and sandbox of a syzkaller program", () => {
  const reproducer = readReproducer(
    '# {Threaded:true Repeat:true Sandbox:setuid SandboxArg:0}\nr0 = socket$inet(0x2, 0x1, 0x0)\nsyz_mount_image$ext4(&(0x7f0000000040)="00", 0x0)\n',
    "",
  );
  expect(reproducer).toEqual({ calls: ["socket$inet", "syz_mount_image$ext4"], sandbox: "setuid" });
  expect(findCall(reproducer, /^syz_mount_image/)).toBe("syz_mount_image$ext4");
  expect(findCall(reproducer, /^syz_usb_/)).toBeNull();
});

test("options as JSON, and a C program", () => {
  expect(readReproducer('#{"threaded":true,"sandbox":"namespace"}\n', "").sandbox).toBe("namespace");
  expect(readReproducer("", "int main(void)\n{\n\tdo_sandbox_none();\n\tsyz_usb_connect(1);\n}\n")).toEqual({
    calls: ["syz_usb_connect"],
    sandbox: "none",
  });
});

test("nothing known", () => {
  expect(readReproducer("", "")).toEqual({ calls: [], sandbox: "" });
});
