import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allowedHost, type HostSettings } from "./allowed-hosts.ts";
import { startWeb } from "../web-server.ts";
import { buildPages, SILENT, startEcho } from "../testing/built-pages.ts";

const OPEN: HostSettings = { host: "0.0.0.0", access: "open" };

test.each(["localhost", "LOCALHOST:3000", "localhost.:3000", "127.0.0.1:3000", "127.0.1.1", "[::1]:3000"])(
  "an open server on every interface answers to %s",
  (authority) => expect(allowedHost(OPEN)(authority)).toBe(true),
);

test.each([
  "evil.example",
  "localhost.evil.example:3000",
  "127.0.0.1.nip.io",
  "192.168.1.5:3000",
  "[::2]",
  "",
])("an open server on every interface refuses « %s »", (authority) =>
  expect(allowedHost(OPEN)(authority)).toBe(false),
);

test("an open server answers to the address it listens on", () => {
  const allowed = allowedHost({ host: "192.168.1.5", access: "open" });
  expect([allowed("192.168.1.5:3000"), allowed("evil.example")]).toEqual([true, false]);
});

test("a server with an access token answers to any name unless names are given", () => {
  expect(allowedHost({ host: "0.0.0.0", access: "token" })("courses.example.org")).toBe(true);
  const allowed = allowedHost({ host: "0.0.0.0", access: "token", allowedHosts: ["courses.example.org"] });
  expect(allowed("evil.example")).toBe(false);
});

test("given names are allowed on any port and in any case, and so is loopback", () => {
  const allowed = allowedHost({ ...OPEN, allowedHosts: ["Courses.example.org"] });
  expect([allowed("courses.EXAMPLE.org:8443"), allowed("127.0.0.1:3000"), allowed("example.org")]).toEqual([
    true,
    true,
    false,
  ]);
});

test("an empty list of names counts as no list", () => {
  expect(allowedHost({ host: "::", access: "token", allowedHosts: [] })("courses.example.org")).toBe(true);
});

let pages: Awaited<ReturnType<typeof buildPages>>;

beforeAll(async () => {
  pages = await buildPages();
});

afterAll(() => pages.remove());

/** Sends a request with a different host name than the address, which `fetch` does not allow. */
function ask(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, async (answer) => {
      let body = "";
      for await (const chunk of answer.setEncoding("utf8")) body += chunk;
      resolve({ status: answer.statusCode ?? 0, body });
    })
      .on("error", reject)
      .end();
  });
}

/** The status line of the answer to a WebSocket handshake. */
function askForSocket(url: string, host: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
      .once("data", (data) => {
        resolve(data.toString());
        socket.destroy();
      })
      .once("error", reject);
    socket.write(
      [
        "GET /api/1/sync HTTP/1.1",
        `Host: ${host}`,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "\r\n",
      ].join("\r\n"),
    );
  });
}

test("a refused host name is answered with the variable that allows it", async () => {
  const upstream = await startEcho();
  const web = await startWeb({
    host: "0.0.0.0",
    port: 0,
    convexUrl: upstream.url,
    access: "open",
    assets: pages.assets,
    log: SILENT,
  });
  try {
    const program = await ask(web.url, { Host: "evil.example" });
    expect(program.status).toBe(421);
    expect(JSON.parse(program.body)).toMatchObject({
      error: { code: "HOST_REFUSED", advice: expect.stringContaining("FONDATION_ALLOWED_HOSTS") },
    });
    const browser = await ask(web.url, { Host: "evil.example:80", Accept: "text/html" });
    expect(browser.status).toBe(421);
    expect(browser.body).toContain("FONDATION_ALLOWED_HOSTS");
    expect((await ask(`${web.url}/api/query`, { Host: "evil.example" })).status).toBe(421);
    expect(await askForSocket(web.url, "evil.example")).toMatch(/^HTTP\/1\.1 421 /);
    // The echo has no WebSocket.
    expect(await askForSocket(web.url, "localhost")).toMatch(/^HTTP\/1\.1 502 /);
    expect((await ask(web.url, { Host: "localhost" })).status).toBe(200);
  } finally {
    await web.stop();
    await upstream.stop();
  }
});
