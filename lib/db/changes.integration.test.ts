import net from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { env, setDatabaseUrl } from "@/lib/env";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { EVERY_JOB, subscribeChanges } from "./changes";
import { createJob } from "./jobs";

provideTestDatabase();
afterEach(() => void vi.useRealTimers());

test("a connection that dies without a sign is found out, and what happened meanwhile is read again", async () => {
  await createJob(newJob(), noQueue); // the pool is connected directly
  const direct = env.requiredDatabaseUrl();
  const wire = await startWire(direct);
  setDatabaseUrl(wire.url);
  // Sockets go on; only the clock of the probes and of their time-outs is ours.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  const heard: string[] = [];
  const unsubscribe = subscribeChanges((jobId) => heard.push(jobId));
  try {
    await until(() => heard.includes(EVERY_JOB));
    await pass(15_000, 15_000, 4_000);
    const known = await createJob(newJob(), noQueue);
    await until(() => heard.includes(known));
    expect(wire.connections()).toBe(1); // one that answers is kept

    wire.cut();
    heard.length = 0;
    const missed = await createJob(newJob(), noQueue);
    await pass(11_000);
    expect(wire.connections()).toBe(1);
    await pass(5_000, 100);
    await until(() => heard.includes(EVERY_JOB));
    expect(heard).not.toContain(missed);
    expect(wire.connections()).toBe(2);
    const next = await createJob(newJob(), noQueue);
    await until(() => heard.includes(next));
  } finally {
    unsubscribe();
    setDatabaseUrl(direct);
    await wire.close();
  }
});

/** A way to the database that can be cut so that neither end notices; new connections are whole. */
async function startWire(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const pairs: (readonly [net.Socket, net.Socket])[] = [];
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port || "5432"), target.hostname);
    pairs.push([near, far]);
    near.pipe(far);
    far.pipe(near);
    for (const socket of [near, far]) socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The wire has no port.");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.toString(),
    connections: () => pairs.length,
    cut: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.resume();
        far.resume();
      }
    },
    close: async () => {
      for (const socket of pairs.flat()) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Lets the hub's time pass in steps of so many ms; after each, what is under way on the sockets comes through. */
async function pass(...steps: number[]): Promise<void> {
  for (const step of steps) {
    vi.advanceTimersByTime(step);
    for (const end = Date.now() + 200; Date.now() < end; ) await turn();
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end; ) {
    if (condition()) return;
    await turn();
  }
  throw new Error("It did not happen within 5 s.");
}
