import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { createRepository } from "../testing/git-repository.ts";
import { checkOut } from "./checkout.ts";
import { locationIn, redirectWithinServer } from "./redirect.ts";
import { type CheckoutFixture, startFixture } from "./testing/checkout-fixture.ts";
import { startForwardProxy } from "./testing/forward-proxy.ts";

const NAME = "github.test";
const SERVER = `http://${NAME}`;
let fixture: CheckoutFixture;
let commit: string;
beforeEach(async () => {
  fixture = await startFixture();
  commit = createRepository(join(fixture.root, "ada/engine"), { "a.ts": "one\n" });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await fixture[Symbol.asyncDispose]();
});

/** Clones old/name from a server that only the proxy reaches, and that redirects it. */
async function checkOutBehindProxy(location: (path: string) => string) {
  fixture.server.intercept = (request, response) => {
    if (!request.url?.startsWith("/old/")) return undefined;
    response.writeHead(301, { location: location(request.url) }).end();
    return "answered";
  };
  await using proxy = await startForwardProxy(NAME, fixture.server.url);
  vi.stubEnv("http_proxy", proxy.url);
  return await checkOut(
    fixture.request("old/name", { cloneUrl: `${SERVER}/old/name`, githubServerUrl: SERVER }),
  );
}

const renamed = (path: string) => path.replace("/old/name", "/ada/engine");

test.each([
  ["an absolute address", (path: string) => `${SERVER}${renamed(path)}`],
  ["a path", renamed],
])("behind a proxy, a renamed repository is followed to %s", async (_, location) => {
  expect((await checkOutBehindProxy(location)).commit).toBe(commit);
});

test("behind a proxy, a redirect to another server is not followed", async () => {
  const elsewhere = (path: string) => `http://elsewhere.test${renamed(path)}`;
  expect(await errorOf(checkOutBehindProxy(elsewhere))).toMatchObject({ reason: "clone.other-server" });
});

test("a redirect without an address does not count as another server", async () => {
  fixture.server.intercept = (_, response) => {
    response.writeHead(301).end();
    return "answered";
  };
  expect(await errorOf(checkOut(fixture.request("ada/engine")))).toMatchObject({
    code: "REPOSITORY_INVALID",
    reason: "clone.redirects",
  });
});

test("the last received location counts, and only in a header", () => {
  const header = (text: string) => `02:27:40.298038 http.c:725  <= Recv header: ${text}`;
  expect(locationIn([header("location: /a"), header("Location: /b"), "location: /c"])).toBe("/b");
  expect(locationIn([header("x-location: /a"), "=> Send header: location: /b"])).toBeUndefined();
});

test.each([
  ["https://git.test/b/info/refs?service=x", "https://git.test/b"],
  ["//git.test/b/info/refs", "https://git.test/b"],
  ["http://git.test/b/info/refs", undefined],
  ["https://git.test:8443/b/info/refs", undefined],
  ["https://user@git.test/b/info/refs", undefined],
  ["https://git.test/login", undefined],
  ["https://[", undefined],
])("a redirect to %s leads to %s", (location, address) => {
  expect(redirectWithinServer("https://git.test/a", location)).toBe(address);
});
