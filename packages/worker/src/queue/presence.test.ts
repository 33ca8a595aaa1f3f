import { getFunctionName } from "convex/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Connection } from "../backend/connection.ts";
import { createTestLog } from "../testing/test-log.ts";
import { announce, type Presence } from "./presence.ts";

/** A connection that records the calls. */
function createConnection() {
  const said: string[] = [];
  let connected = true;
  let known: boolean | null = null;
  let reconnect = () => {};
  const connection = {
    client: {
      mutation: async (name: Parameters<typeof getFunctionName>[0]) => {
        const called = getFunctionName(name);
        said.push(called);
        if (called === "workers:beat") return known;
        if (called === "workers:register" && known === false) known = true;
        return { leaseMs: 3_000, heartbeatMs: 1_000 };
      },
    },
    isConnected: () => connected,
    onReconnect(listener: () => void) {
      reconnect = listener;
    },
  } as unknown as Connection;
  return {
    connection,
    said,
    /** Simulates a new database, which knows no workers. */
    forget() {
      known = false;
    },
    cut() {
      connected = false;
    },
    restore() {
      connected = true;
      reconnect();
    },
  };
}

let network: ReturnType<typeof createConnection>;
let presence: Presence;
beforeEach(async () => {
  vi.useFakeTimers();
  network = createConnection();
  presence = await announce({
    connection: network.connection,
    workerId: "w",
    name: "test",
    concurrency: 1,
    engines: ["static"],
    signal: new AbortController().signal,
    log: createTestLog().log,
  });
});
afterEach(async () => {
  await presence.leave();
  vi.useRealTimers();
});

describe("a worker's presence", () => {
  test("is registered once and kept by heartbeats", async () => {
    await vi.advanceTimersByTimeAsync(3_000);
    expect(network.said).toEqual(["workers:register", "workers:beat", "workers:beat", "workers:beat"]);
  });

  test("is registered again when the backend has forgotten it", async () => {
    network.forget();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(network.said).toEqual(["workers:register", "workers:beat", "workers:register", "workers:beat"]);
  });

  test("sends nothing while the connection is cut", async () => {
    network.cut();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(network.said).toEqual(["workers:register"]);
  });

  test("continues with a heartbeat after a short cut, and is registered after a long one", async () => {
    network.cut();
    await vi.advanceTimersByTimeAsync(2_000);
    network.restore();
    expect(network.said.at(-1)).toBe("workers:beat");
    network.cut();
    await vi.advanceTimersByTimeAsync(10_000);
    network.restore();
    expect(network.said.at(-1)).toBe("workers:register");
  });

  test("ends with a call to the backend", async () => {
    await presence.leave();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(network.said).toEqual(["workers:register", "workers:leave"]);
  });
});
