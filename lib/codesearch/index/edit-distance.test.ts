import { expect, test } from "vitest";
import { editDistance } from "./edit-distance";

test.each([
  ["tcp_poll", "tcp_poll", 0],
  ["tcp_poll", "__TCP_poll", 0],
  ["tcp_pol", "tcp_poll", 1],
  ["tcp_pool", "tcp_poll", 1],
  ["tpc_poll", "tcp_poll", 1],
  ["tcp_poll", "tcp_ioctl", 3],
  ["tcp_poll", "tcp_sendmsg", 4],
  ["tcp_poll", "udp_poll", 4],
])("%s and %s: %i", (a, b, edits) => {
  expect(editDistance(a, b, 3)).toBe(Math.min(edits, 4));
});
