/** Runs the images' health check against servers of the test. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { execa } from "execa";
import { afterEach, expect, test } from "vitest";

const SCRIPT = join(dirname(dirname(import.meta.dirname)), "docker/healthcheck.sh");
/** How often each program runs for a comparison of their processor time. */
const RUNS = 10;
const VARIABLES = {
  worker: "FONDATION_HEALTH_PORT",
  backend: "FONDATION_BACKEND_PORT",
  web: "FONDATION_WEB_PORT",
} as const;

const servers: ReturnType<typeof createServer>[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** The environment that leads the check of a role to a server with these answers. */
async function serve(role: keyof typeof VARIABLES, answer: RequestListener): Promise<NodeJS.ProcessEnv> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  return { [VARIABLES[role]]: String((server.address() as AddressInfo).port) };
}

const check = (role: string, env: NodeJS.ProcessEnv) => execa(SCRIPT, [role], { env, reject: false });

/** Milliseconds of processor time of a command that runs several times. */
async function processorTime(command: string, env: NodeJS.ProcessEnv): Promise<number> {
  const loop = `for run in {1..${RUNS}}; do ${command} >/dev/null; done; times`;
  const { stdout } = await execa("bash", ["-c", loop], { env });
  const [, ofChildren = ""] = stdout.split("\n");
  const seconds = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  return seconds.reduce((sum, each) => sum + each, 0) * 1_000;
}

test("a service that answers is ready; one that refuses is not, in its own words", async () => {
  const ready = await serve("worker", (request, response) =>
    response.writeHead(request.url === "/readyz" ? 200 : 404).end("ready"),
  );
  expect(await check("worker", ready)).toMatchObject({ exitCode: 0, stdout: "worker: ready" });
  const refusing = await serve("worker", (_, response) => response.writeHead(503).end("not registered"));
  expect(await check("worker", refusing)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/^worker: HTTP\/1.1 503 .*not registered/s),
  });
});

test("the backend must answer a query of ours; the error of a query is not ready", async () => {
  const asked: string[] = [];
  const answering = (status: string) =>
    serve("backend", async (request, response) => {
      const body = await text(request);
      asked.push(`${request.method} ${request.url} ${request.headers["content-type"]} ${body}`);
      response.end(JSON.stringify({ status, value: {} }));
    });
  expect(await check("backend", await answering("success"))).toMatchObject({ exitCode: 0 });
  expect(asked).toEqual([
    'POST /api/query application/json {"path":"health:ready","format":"convex_encoded_json","args":[{}]}',
  ]);
  expect(await check("backend", await answering("error"))).toMatchObject({ exitCode: 1 });
});

test("a port without a service, and a container without a role, are not ready", async () => {
  const env = await serve("web", (_, response) => response.end());
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  expect(await check("web", env)).toMatchObject({ exitCode: 1 });
  expect(await check("keys", {})).toMatchObject({
    exitCode: 1,
    stderr: "this container runs none of worker, backend, web and browser",
  });
});

test("after the start, a good answer is checked again after a pause", async () => {
  const codes = [200, 200, 200, 503, 200];
  const env = await serve("web", (_, response) => response.writeHead(codes.shift() ?? 500).end());
  const paused = (pause: string, age: string) =>
    execa(SCRIPT, ["--pause", pause, age, "web"], { env, reject: false });
  expect(await paused("0.2", "0")).toMatchObject({ exitCode: 0, stdout: "web: ready" });
  expect(await paused("0.2", "0")).toMatchObject({ exitCode: 1 });
  // No container is so old: one answer decides, at once.
  expect(await paused("infinity", "4000000000")).toMatchObject({ exitCode: 0 });
  expect(codes).toEqual([]);
});

test("a check takes less than half of the processor time of an empty Node program", async () => {
  const env = await serve("web", (_, response) => response.end("ready"));
  const node = await processorTime(`"${process.execPath}" --eval ''`, env);
  expect(await processorTime(`"${SCRIPT}" web`, env)).toBeLessThan(node / 2);
});
