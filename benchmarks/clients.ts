/** Observes the clients of a process through /proc. Linux only. */

import { readdir, readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Milliseconds between two samples. Long, so that sampling does not slow down the measured process.
 */
const SAMPLE_MS = 250;

export interface ClientSamples {
  /** Resident bytes of the largest client. */
  readonly largest: number;
  /** The largest number of clients at once. */
  readonly most: number;
}

export function watchClients(parent: number): { stop(): Promise<ClientSamples> } {
  const stopping = new AbortController();
  let largest = 0;
  let most = 0;
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      const clients = await clientsOf(parent);
      most = Math.max(most, clients.length);
      for (const pid of clients) largest = Math.max(largest, await residentBytes(pid));
      await wait(SAMPLE_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await watching;
      return { largest, most };
    },
  };
}

/** Children with an argument that only the client has, because Git is a child too. */
async function clientsOf(parent: number): Promise<string[]> {
  const threads = await readdir(`/proc/${parent}/task`).catch(() => []);
  const lists = await Promise.all(threads.map((thread) => read(`/proc/${parent}/task/${thread}/children`)));
  const children = lists.flatMap((list) => list.split(" ").filter(Boolean));
  const lines = await Promise.all(children.map((pid) => read(`/proc/${pid}/cmdline`)));
  return children.filter((_, index) => lines[index]?.includes("--restricted"));
}

async function residentBytes(pid: string): Promise<number> {
  return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(await read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
