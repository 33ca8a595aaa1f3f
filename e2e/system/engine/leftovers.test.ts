/** A server that replaces the engine, with the answers of engine 20.10 to concurrent cleanups. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Dockerode from "dockerode";
import { afterEach, expect, test } from "vitest";
import { findLeftovers, removeLeftovers } from "./leftovers.ts";

/** Status and body by the beginning of `METHOD /path`. */
type Answers = Readonly<Record<string, readonly [status: number, body: unknown]>>;

const LISTS: Answers = {
  "GET /containers/json": [200, [{ Id: "c" }]],
  "GET /networks?": [200, [{ Id: "n" }]],
  "GET /volumes?": [200, { Volumes: [{ Name: "v" }] }],
};
const MISSING = [404, { message: "no such thing" }] as const;

let server: Server | undefined;
afterEach(() => server?.close());

/** Removes the objects of an engine with these answers. Returns the requests to the engine. */
async function removal(answers: Answers): Promise<string[]> {
  const asked: string[] = [];
  const all = Object.entries({ ...answers, ...LISTS });
  server = createServer((request, response) => {
    const question = `${request.method} ${request.url}`;
    asked.push(question);
    const [, [status, body]] = all.find(([start]) => question.startsWith(start)) ?? ["", [500, {}]];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const docker = new Dockerode({ host: "127.0.0.1", port: (server.address() as AddressInfo).port });
  await removeLeftovers(docker, await findLeftovers(docker, "of=nobody"));
  return asked.filter((question) => !question.startsWith("GET"));
}

test("an object that another cleanup has removed is not a failure", async () => {
  const asked = await removal({
    "DELETE /containers/c": MISSING,
    "GET /networks/n": MISSING,
    "DELETE /volumes/v": MISSING,
  });
  expect(asked).toHaveLength(2);
  await removal({
    "DELETE /containers/c": [204, undefined],
    "GET /networks/n": [200, { Containers: { runner: {} } }],
    "POST /networks/n/disconnect": MISSING,
    "DELETE /networks/n": MISSING,
    "DELETE /volumes/v": [204, undefined],
  });
});

test("a container that another cleanup is removing is waited for", async () => {
  const asked = await removal({
    "DELETE /containers/c": [409, { message: "removal of container c is already in progress" }],
    "POST /containers/c/wait": [200, { StatusCode: 137 }],
    "GET /networks/n": [200, {}],
    "DELETE /networks/n": [204, undefined],
    "DELETE /volumes/v": [204, undefined],
  });
  const ways = asked.map((question) => question.replace(/\?.*/, ""));
  expect(ways).toEqual([
    "DELETE /containers/c",
    "POST /containers/c/wait",
    "DELETE /networks/n",
    "DELETE /volumes/v",
  ]);
  expect(asked[1]).toContain("condition=removed");
});

test("a refusal is a failure", async () => {
  const refused = removal({ "DELETE /containers/c": [500, { message: "device or resource busy" }] });
  await expect(refused).rejects.toThrow("device or resource busy");
});
