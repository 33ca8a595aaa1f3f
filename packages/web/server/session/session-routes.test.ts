import { once } from "node:events";
import { connect } from "node:net";
import { createSigningKey } from "@fondation/backend";
import { Secret } from "@fondation/environment";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { REQUEST_LIMITS } from "../requests/request-limits.ts";
import type { Session } from "./session-routes.ts";
import { startWeb, type WebServer } from "../web-server.ts";
import { buildPages, SILENT } from "../testing/built-pages.ts";

const TOKEN = "correct-horse-battery-staple";
let pages: Awaited<ReturnType<typeof buildPages>>;
let signingKey: string;

beforeAll(async () => {
  pages = await buildPages();
  signingKey = await createSigningKey();
});

afterAll(() => pages.remove());

async function withWeb(
  use: (web: WebServer) => Promise<void>,
  { accessToken = TOKEN, trustedProxies }: { accessToken?: string; trustedProxies?: readonly string[] } = {},
): Promise<void> {
  const web = await startWeb({
    host: "127.0.0.1",
    port: 0,
    convexUrl: "http://127.0.0.1:9",
    access: "token",
    accessToken: new Secret(accessToken, "FONDATION_ACCESS_TOKEN"),
    signingKey: new Secret(signingKey, "FONDATION_SIGNING_KEY"),
    trustedProxies,
    assets: pages.assets,
    log: SILENT,
  });
  try {
    await use(web);
  } finally {
    await web.stop();
  }
}

const present = (web: WebServer, token: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${web.url}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ token }),
  });

const ask = async (web: WebServer, cookie: string): Promise<Session> =>
  (await (await fetch(`${web.url}/session`, { headers: { Cookie: cookie } })).json()) as Session;

const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";

test("without a session, a visitor is not authenticated", () =>
  withWeb(async (web) => {
    expect(await ask(web, "")).toEqual({ access: "token", authenticated: false });
  }));

test("the access token opens a session with an http-only, same-site cookie", () =>
  withWeb(async (web) => {
    const answer = await present(web, TOKEN);
    expect(answer.status).toBe(200);
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).not.toContain(TOKEN);
    expect(cookie).not.toMatch(/; Secure/);
  }));

test("any number of connections without a session ends none that has one", () =>
  withWeb(async (web) => {
    const cookie = cookieOf(await present(web, TOKEN));
    const dial = async () => {
      const socket = connect(Number(new URL(web.url).port), "127.0.0.1").on("error", () => undefined);
      await once(socket, "connect");
      return socket;
    };
    const viewer = await dial();
    const request = `GET /favicon.svg HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n\r\n`;
    viewer.write(request);
    await once(viewer, "data");
    for (let count = 0; count <= REQUEST_LIMITS.unknownConnections; count += 1) await dial();
    viewer.write(request);
    const [answer] = await once(viewer, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
  }));

test("a session returns a short-lived viewer token", () =>
  withWeb(async (web) => {
    const session = await ask(web, cookieOf(await present(web, TOKEN)));
    expect(session).toMatchObject({ access: "token", authenticated: true });
    const [, payload = ""] = session.token?.split(".") ?? [];
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
    expect(claims).toMatchObject({ role: "viewer", iss: "https://fondation.invalid", aud: "fondation" });
    expect(Number(claims.exp) - Number(claims.iat)).toBeLessThanOrEqual(3600);
  }));

test("a session survives a restart of the server", async () => {
  let cookie = "";
  await withWeb(async (web) => {
    cookie = cookieOf(await present(web, TOKEN));
  });
  await withWeb(async (web) => {
    expect(await ask(web, cookie)).toMatchObject({ authenticated: true });
  });
});

test("a new access token ends all sessions", async () => {
  let cookie = "";
  await withWeb(async (web) => {
    cookie = cookieOf(await present(web, TOKEN));
  });
  await withWeb(
    async (web) => {
      expect(await ask(web, cookie)).toMatchObject({ authenticated: false });
    },
    { accessToken: "another-token" },
  );
});

test("a session ends after thirty days, even if the cookie is kept", () =>
  withWeb(async (web) => {
    const cookie = cookieOf(await present(web, TOKEN));
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31 * 24 * 3600 * 1000 });
    try {
      expect(await ask(web, cookie)).toMatchObject({ authenticated: false });
    } finally {
      vi.useRealTimers();
    }
  }));

test("a forged cookie is not a session", () =>
  withWeb(async (web) => {
    const cookie = cookieOf(await present(web, TOKEN));
    const forged = cookie.replace(/=./, (start) => (start === "=a" ? "=b" : "=a"));
    expect(await ask(web, forged)).toMatchObject({ authenticated: false });
    expect(await ask(web, "fondation_session=me|99999999999999")).toMatchObject({ authenticated: false });
  }));

test("signing out ends the session in this browser", () =>
  withWeb(async (web) => {
    const answer = await fetch(`${web.url}/session`, { method: "DELETE" });
    expect(await answer.json()).toEqual({ access: "token", authenticated: false });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^fondation_session=;/);
  }));

test.each([["wrong"], [""], [undefined], [42], [`${TOKEN}x`]])("the token %s is refused", (token) =>
  withWeb(async (web) => {
    const answer = await present(web, token);
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.json()).toMatchObject({ error: { code: "ACCESS_DENIED" } });
  }),
);

test("after ten failures, even the right token is refused for a time", () =>
  withWeb(async (web) => {
    for (let failure = 0; failure < 10; failure += 1) await present(web, "wrong");
    const answer = await present(web, TOKEN);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  }));

test("a guesser locks out new browsers at its address, not one that signed in before", () =>
  withWeb(async (web) => {
    const known = (await present(web, TOKEN)).headers.getSetCookie().map((line) => line.split(";")[0]);
    const [, browser = ""] = known;
    for (let failure = 0; failure < 10; failure += 1) await present(web, "wrong");
    expect((await present(web, TOKEN)).status).toBe(429);
    expect((await present(web, TOKEN, { Cookie: browser.replace(/=./, "=x") })).status).toBe(429);
    expect((await present(web, TOKEN, { Cookie: browser })).status).toBe(200);
    for (let failure = 0; failure < 10; failure += 1) await present(web, "wrong", { Cookie: browser });
    expect((await present(web, TOKEN, { Cookie: browser })).status).toBe(429);
  }));

test("a guesser with a network of IPv6 addresses is one guesser", () =>
  withWeb(
    async (web) => {
      const from = (address: string) => ({ ...FORWARDED, "X-Forwarded-For": address });
      for (let failure = 0; failure < 10; failure += 1) {
        await present(web, "wrong", from(`2001:db8:1:2::${failure}`));
      }
      expect((await present(web, TOKEN, from("2001:db8:1:2:3::1"))).status).toBe(429);
      expect((await present(web, TOKEN, from("2001:db8:1:3::1"))).status).toBe(200);
    },
    { trustedProxies: ["127.0.0.1"] },
  ));

test("a request from another site cannot open a session", () =>
  withWeb(async (web) => {
    expect((await present(web, TOKEN, { Origin: "http://evil.example" })).status).toBe(403);
  }));

const FORWARDED = {
  "X-Forwarded-Proto": "https",
  "X-Forwarded-Host": "courses.example.org",
  "X-Forwarded-For": "203.0.113.7",
};

test("behind a trusted TLS proxy, the cookie is secure", () =>
  withWeb(
    async (web) => {
      const [cookie] = (await present(web, TOKEN, FORWARDED)).headers.getSetCookie();
      expect(cookie).toMatch(/; Secure/);
    },
    { trustedProxies: ["127.0.0.1"] },
  ));

test("behind a trusted proxy, the forwarded host is the origin", () =>
  withWeb(
    async (web) => {
      const own = { ...FORWARDED, Origin: "https://courses.example.org" };
      expect((await present(web, TOKEN, own)).status).toBe(200);
      expect((await present(web, TOKEN, { ...own, Origin: "https://evil.example" })).status).toBe(403);
    },
    { trustedProxies: ["127.0.0.0/8"] },
  ));

test("behind a trusted proxy, failures count for one visitor only", () =>
  withWeb(
    async (web) => {
      for (let failure = 0; failure < 10; failure += 1) await present(web, "wrong", FORWARDED);
      expect((await present(web, TOKEN, FORWARDED)).status).toBe(429);
      const other = { ...FORWARDED, "X-Forwarded-For": "203.0.113.8" };
      expect((await present(web, TOKEN, other)).status).toBe(200);
    },
    { trustedProxies: ["127.0.0.1"] },
  ));

test("an address is one viewer for the quota in every session, and is not readable", () =>
  withWeb(
    async (web) => {
      const viewerAt = async (address: string) => {
        const answer = await present(web, TOKEN, { ...FORWARDED, "X-Forwarded-For": address });
        const [, payload = ""] = ((await answer.json()) as Session).token?.split(".") ?? [];
        return (JSON.parse(Buffer.from(payload, "base64url").toString()) as { viewer: string }).viewer;
      };
      const viewer = await viewerAt("203.0.113.7");
      expect(viewer).toMatch(/^[\w-]{43}$/);
      expect(await viewerAt("203.0.113.7")).toBe(viewer);
      expect(await viewerAt("203.0.113.8")).not.toBe(viewer);
    },
    { trustedProxies: ["127.0.0.1"] },
  ));

test.each([{ trustedProxies: undefined }, { trustedProxies: [] }, { trustedProxies: ["203.0.113.1"] }])(
  "forwarded headers are ignored from other addresses: %o",
  ({ trustedProxies }) =>
    withWeb(
      async (web) => {
        const answer = await present(web, TOKEN, FORWARDED);
        expect(answer.headers.getSetCookie()[0]).not.toMatch(/; Secure/);
        expect(
          (await present(web, TOKEN, { ...FORWARDED, Origin: "https://courses.example.org" })).status,
        ).toBe(403);
        for (let failure = 0; failure < 10; failure += 1) {
          await present(web, "wrong", { "X-Forwarded-For": `203.0.113.${failure}` });
        }
        expect((await present(web, TOKEN)).status).toBe(429);
      },
      trustedProxies === undefined ? {} : { trustedProxies },
    ),
);

test("an invalid trusted proxy fails the start and names its variable", async () => {
  await expect(withWeb(async () => undefined, { trustedProxies: ["my-proxy"] })).rejects.toMatchObject({
    code: "ENVIRONMENT_INVALID",
    message: expect.stringContaining("my-proxy"),
    advice: expect.stringContaining("FONDATION_TRUSTED_PROXIES"),
  });
});

test("without an access token the start fails and names the variable", async () => {
  const start = startWeb({
    host: "127.0.0.1",
    port: 0,
    convexUrl: "http://127.0.0.1:9",
    access: "token",
    signingKey: new Secret(signingKey, "FONDATION_SIGNING_KEY"),
    assets: pages.assets,
    log: SILENT,
  });
  await expect(start).rejects.toMatchObject({ message: expect.stringContaining("FONDATION_ACCESS_TOKEN") });
});
