import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type Relay, startRelay } from "./relay.ts";

let server: Server | undefined;
let relay: Relay | undefined;
afterEach(async () => {
  await relay?.stop();
  server?.closeAllConnections();
  server?.close();
});

async function relayTo(answer: string | undefined): Promise<string> {
  server = createServer((request, response) => {
    if (answer === undefined) request.socket.destroy();
    else response.end(`${request.headers.host} ${answer}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  relay = await startRelay("127.0.0.1", (server.address() as AddressInfo).port);
  return `http://127.0.0.1:${relay.port}`;
}

test("forwards requests and answers under the relay's own address", async () => {
  const url = await relayTo("bonjour");
  expect(await (await fetch(url)).text()).toBe(`${new URL(url).host} bonjour`);
});

test("breaks a connection when the other side does", async () => {
  await expect(fetch(await relayTo(undefined))).rejects.toThrow("fetch failed");
});

test("refuses connections after its stop, and closes open ones", async () => {
  const url = await relayTo("bonjour");
  await (await fetch(url)).text();
  await relay?.stop();
  relay = undefined;
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});
