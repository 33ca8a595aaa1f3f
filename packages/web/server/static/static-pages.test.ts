import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startWeb, type WebServer } from "../web-server.ts";
import { buildPages, HASHED_SCRIPT, INLINE_SCRIPT, SILENT } from "../testing/built-pages.ts";

let pages: Awaited<ReturnType<typeof buildPages>>;
let web: WebServer;
const html = { headers: { accept: "text/html" } };

beforeAll(async () => {
  pages = await buildPages();
  web = await startWeb({
    host: "127.0.0.1",
    port: 0,
    convexUrl: "http://127.0.0.1:9",
    access: "open",
    assets: pages.assets,
    log: SILENT,
  });
});

afterAll(async () => {
  await web.stop();
  await pages.remove();
});

test.each(["/", "/jobs/abc", "/cours/acme/shop", "/cours/acme/shop/chapters/chapter_01_a.md"])(
  "%s returns the application",
  async (path) => {
    const answer = await fetch(`${web.url}${path}`, html);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("application");
  },
);

test("the policy of the pages allows one inline script and no other origin", async () => {
  const policy = (await fetch(web.url)).headers.get("content-security-policy") ?? "";
  expect(policy).not.toContain("unsafe");
  expect(policy).toContain("default-src 'none'");
  const first = createHash("sha256").update(INLINE_SCRIPT).digest("base64");
  expect(policy).toContain(`script-src 'self' 'sha256-${first}';`);
  expect(policy).toContain("img-src 'self' data:;");
  expect(policy).toMatch(/connect-src 'self'(;|$)/);
});

test("the policy names the public Convex origin as the only other one", async () => {
  const other = await startWeb({
    host: "127.0.0.1",
    port: 0,
    convexUrl: "http://127.0.0.1:9",
    publicConvexUrl: "https://happy-otter-1.convex.cloud/",
    access: "open",
    assets: pages.assets,
    log: SILENT,
  });
  try {
    const policy = (await fetch(other.url)).headers.get("content-security-policy");
    expect(policy).toContain(
      "connect-src 'self' https://happy-otter-1.convex.cloud wss://happy-otter-1.convex.cloud;",
    );
    expect(await (await fetch(`${other.url}/session`)).json()).toMatchObject({
      convexUrl: "https://happy-otter-1.convex.cloud/",
    });
  } finally {
    await other.stop();
  }
});

test("the diagram frame is sandboxed and may use inline styles", async () => {
  const policy = (await fetch(`${web.url}/diagram`)).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("sandbox allow-scripts;");
  expect(policy).not.toContain("allow-same-origin");
  expect(policy).toContain("style-src 'self' 'unsafe-inline'");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("connect-src");
});

test("hashed files are cached forever and allow the diagram frame", async () => {
  const answer = await fetch(`${web.url}/assets/index-Ab12Cd34.js`);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
});

test.each([
  { accepted: "gzip, deflate, br", sent: "br" },
  { accepted: "gzip", sent: "gzip" },
  { accepted: "identity", sent: null },
])("a browser that accepts $accepted gets a script as $sent", async ({ accepted, sent }) => {
  const answer = await fetch(`${web.url}/assets/index-Ab12Cd34.js`, {
    headers: { "Accept-Encoding": accepted },
  });
  expect(answer.headers.get("content-encoding")).toBe(sent);
  expect(answer.headers.get("vary")).toBe("accept-encoding");
  expect(answer.headers.get("content-type")).toContain("javascript");
  expect(answer.headers.get("cache-control")).toContain("immutable");
  expect(await answer.text()).toBe(HASHED_SCRIPT);
});

test("HTML and unhashed files are revalidated each time", async () => {
  for (const path of ["/", "/diagram", "/favicon.svg"]) {
    expect((await fetch(`${web.url}${path}`)).headers.get("cache-control"), path).toBe("no-cache");
  }
});

test("an unknown page returns 404: the application, or JSON to a program", async () => {
  const page = await fetch(`${web.url}/nowhere`, html);
  expect(page.status).toBe(404);
  expect(await page.text()).toContain("application");
  const program = await fetch(`${web.url}/nowhere`);
  expect(program.status).toBe(404);
  expect(await program.json()).toMatchObject({ error: { code: "NOT_FOUND" } });
});

test.each(["/assets/missing.js", "/index.html", "/../package.json", "/assets/%2e%2e/index.html"])(
  "%s is not served",
  async (path) => {
    expect((await fetch(`${web.url}${path}`)).status).toBe(404);
  },
);

test("starting without built pages fails and names the missing file", async () => {
  const start = startWeb({
    host: "127.0.0.1",
    port: 0,
    convexUrl: "http://127.0.0.1:9",
    access: "open",
    assets: "/nonexistent",
    log: SILENT,
  });
  await expect(start).rejects.toMatchObject({
    code: "ASSETS_MISSING",
    message: expect.stringContaining("/nonexistent/web/index.html"),
  });
});

test("starting on a busy port fails and names the port", async () => {
  const start = startWeb({
    host: "127.0.0.1",
    port: Number(new URL(web.url).port),
    convexUrl: "http://127.0.0.1:9",
    access: "open",
    assets: pages.assets,
    log: SILENT,
  });
  await expect(start).rejects.toMatchObject({ code: "PORT_BUSY" });
});

test("the debug log has each request with its answer, without the query", async () => {
  const lines: object[] = [];
  const other = await startWeb({
    host: "127.0.0.1",
    port: 0,
    convexUrl: "http://127.0.0.1:9",
    access: "open",
    assets: pages.assets,
    log: { ...SILENT, debug: (fields) => lines.push(fields) },
  });
  try {
    await fetch(`${other.url}/assets/none.js?secret=1`);
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    const milliseconds = expect.any(Number);
    expect(lines).toEqual([{ method: "GET", path: "/assets/none.js", status: 404, milliseconds }]);
  } finally {
    await other.stop();
  }
});
