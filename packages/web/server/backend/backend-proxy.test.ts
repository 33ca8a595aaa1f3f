import { execFileSync } from "node:child_process";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWeb, type WebServer } from "../web-server.ts";
import { buildPages, type Echo, SILENT, startEcho } from "../testing/built-pages.ts";

let pages: Awaited<ReturnType<typeof buildPages>>;
let upstream: Awaited<ReturnType<typeof startEcho>>;
let web: WebServer;

const start = (convexUrl: string): Promise<WebServer> =>
  startWeb({ host: "127.0.0.1", port: 0, convexUrl, access: "open", assets: pages.assets, log: SILENT });

beforeAll(async () => {
  pages = await buildPages();
  upstream = await startEcho();
  web = await start(upstream.url);
});

afterAll(async () => {
  await web.stop();
  await upstream.stop();
  await pages.remove();
});

test("a call reaches Convex with its body and its `Authorization`", async () => {
  const answer = await fetch(`${web.url}/api/query?x=1`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: "Bearer abc" },
    body: '{"path":"jobs:get"}',
  });
  const echo = (await answer.json()) as Echo;
  expect(echo).toMatchObject({ method: "POST", url: "/api/query?x=1", body: '{"path":"jobs:get"}' });
  expect(echo.headers.authorization).toBe("Bearer abc");
});

test("the session cookie is not forwarded", async () => {
  const answer = await fetch(`${web.url}/api/query`, {
    method: "POST",
    headers: { Cookie: "fondation_session=secret" },
  });
  expect(((await answer.json()) as Echo).headers.cookie).toBeUndefined();
});

test("a call from a page of another site is refused", async () => {
  const answer = await fetch(`${web.url}/api/query`, {
    method: "POST",
    headers: { Origin: "http://evil.example" },
  });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: "ORIGIN_REFUSED" } });
});

test("a call from our own pages is forwarded without its origin", async () => {
  const answer = await fetch(`${web.url}/api/query`, { method: "POST", headers: { Origin: web.url } });
  expect(answer.status).toBe(200);
  expect(((await answer.json()) as Echo).headers.origin).toBeUndefined();
});

test("a deployment that closes idle connections when the next call arrives gets it anyway", async () => {
  const deployment = createServer((socket) => {
    let calls = 0;
    socket.on("error", () => {});
    socket.on("data", () => {
      calls += 1;
      if (calls > 1) socket.destroy();
      else socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
  });
  await new Promise<void>((resolve) => void deployment.listen(0, "127.0.0.1", resolve));
  const { port } = deployment.address() as AddressInfo;
  const other = await start(`http://127.0.0.1:${port}`);
  try {
    for (const call of [1, 2, 3]) {
      const answer = await fetch(`${other.url}/api/query`, { method: "POST" });
      expect([call, answer.status, await answer.text()]).toEqual([call, 200, "ok"]);
    }
  } finally {
    await other.stop();
    deployment.close();
  }
});

test("a deployment without a valid certificate gets no call", async () => {
  const request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost";
  const pem = execFileSync("openssl", [...request.split(" "), "-keyout", "-", "-out", "-"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  let calls = 0;
  const deployment = createSecureServer({ key: pem, cert: pem }, (_request, answer) => {
    calls += 1;
    answer.end("ok");
  });
  await new Promise<void>((resolve) => void deployment.listen(0, "127.0.0.1", resolve));
  const { port } = deployment.address() as AddressInfo;
  const other = await start(`https://localhost:${port}`);
  try {
    const answer = await fetch(`${other.url}/api/query`, { method: "POST" });
    expect([answer.status, calls]).toEqual([502, 0]);
  } finally {
    await other.stop();
    deployment.close();
  }
});

test("a path outside of /api/ does not reach Convex", async () => {
  expect((await fetch(`${web.url}/version`)).status).toBe(404);
  expect((await fetch(`${web.url}/api/..%2fversion`)).status).toBe(400);
});

test("health is ok while Convex answers, and 503 when it does not", async () => {
  const good = await fetch(`${web.url}/healthz`);
  expect([good.status, await good.json()]).toEqual([200, { status: "ok", backend: "ok" }]);

  const alone = await start("http://127.0.0.1:9");
  try {
    const bad = await fetch(`${alone.url}/healthz`);
    expect([bad.status, await bad.json()]).toEqual([503, { status: "degraded", backend: "unreachable" }]);
    const call = await fetch(`${alone.url}/api/query`, { method: "POST" });
    expect([call.status, await call.json()]).toEqual([
      502,
      { error: expect.objectContaining({ code: "BACKEND_UNREACHABLE" }) },
    ]);
  } finally {
    await alone.stop();
  }
});

test("an open loopback server refuses a foreign host name", async () => {
  const { port } = new URL(web.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    import("node:http").then(({ get }) => {
      get({ host: "127.0.0.1", port, path: "/", headers: { Host: `evil.example:${port}` } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).on("error", reject);
    }, reject);
  });
  expect(status).toBe(421);
});
