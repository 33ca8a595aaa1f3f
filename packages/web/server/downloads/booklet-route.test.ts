/** Publishes courses with a PDF to a real deployment and reads them through the server. */

import { createHash, randomBytes } from "node:crypto";
import { request as ask } from "node:http";
import { api, createSigningKey, signToken } from "@fondation/backend";
import { MAX_STORED_BYTES } from "@fondation/course/limits";
import type { EmbeddedConvex } from "@fondation/embedded-convex";
import { Secret } from "@fondation/environment";
import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claimNext, publishCourse } from "../testing/published-course.ts";
import { startWeb, type WebServer } from "../web-server.ts";
import { buildPages, SILENT } from "../testing/built-pages.ts";
import { startConvex } from "../testing/convex-deployment.ts";

const TOKEN = "sesame";
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let pages: Awaited<ReturnType<typeof buildPages>>;
let signingKey: string;

beforeAll(async () => {
  pages = await buildPages();
  signingKey = await createSigningKey();
});

afterAll(() => pages.remove());

/** Starts a deployment and the web server in front of it. */
async function start(access: "open" | "token"): Promise<{ convex: EmbeddedConvex; web: WebServer }> {
  const convex = await startConvex({ access, signingKey });
  const web = await startWeb({
    host: "127.0.0.1",
    port: 0,
    convexUrl: convex.url,
    access,
    accessToken: new Secret(TOKEN, "FONDATION_ACCESS_TOKEN"),
    signingKey: new Secret(signingKey, "FONDATION_SIGNING_KEY"),
    assets: pages.assets,
    log: SILENT,
  });
  return { convex, web };
}

async function clientOf(convex: EmbeddedConvex, role: "viewer" | "worker"): Promise<ConvexHttpClient> {
  const client = new ConvexHttpClient(convex.url, { logger: false });
  client.setAuth(await signToken(signingKey, { role, subject: role, expiresInSeconds: 600 }));
  return client;
}

/** Publishes a course of a repository or a directory, with or without a PDF. */
async function publish(convex: EmbeddedConvex, repository: string, pdf?: Buffer): Promise<void> {
  const viewer = await clientOf(convex, "viewer");
  const worker = await clientOf(convex, "worker");
  if (repository.startsWith("/")) {
    await worker.mutation(api.jobs.submitLocal, { path: repository, name: "shop" });
  } else await viewer.mutation(api.jobs.submit, { repository });
  await publishCourse(worker, await claimNext(worker), pdf);
}

async function sessionCookie(web: WebServer): Promise<string> {
  const answer = await fetch(`${web.url}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token: TOKEN }),
  });
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

describe("with open access", () => {
  const older = randomBytes(10);
  const newer = randomBytes(2 * MAX_STORED_BYTES + 123);
  let system: Awaited<ReturnType<typeof start>>;
  const get = (path: string, init?: RequestInit) => fetch(`${system.web.url}${path}`, init);

  beforeAll(async () => {
    system = await start("open");
    await publish(system.convex, "Acme/shop", older);
    await publish(system.convex, "acme/shop", newer);
    await publish(system.convex, "https://git.example.org:8443/acme/shop", older);
    await publish(system.convex, "/srv/shop", older);
    await publish(system.convex, "acme/plain");
  }, 30_000);

  afterAll(async () => {
    await system.web.stop();
    await system.convex.stop();
  });

  test("the file is sent with its name, length and tag", async () => {
    const answer = await get("/cours/acme/shop/cours.pdf");
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(newer.length),
      "content-disposition": 'inline; filename="Acme-shop.pdf"',
      "x-content-type-options": "nosniff",
      etag: `"${sha256(newer)}"`,
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(newer)).toBe(true);
  });

  test("the previous course has its own PDF, named by its commit", async () => {
    const answer = await get("/cours/acme/shop/cours.pdf?version=precedente");
    expect(answer.headers.get("content-disposition")).toBe('inline; filename="Acme-shop-0123456.pdf"');
    expect(Buffer.from(await answer.arrayBuffer()).equals(older)).toBe(true);
  });

  test.each([
    ["of another server", "/cours/git.example.org%3A8443/acme/shop/cours.pdf", "acme-shop.pdf"],
    ["of a directory", "/cours/local/shop/cours.pdf", "local-shop.pdf"],
  ])("a repository %s has a PDF too", async (_, path, name) => {
    const answer = await get(path);
    expect(answer.headers.get("content-disposition")).toContain(`"${name}"`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(older)).toBe(true);
  });

  test("a matching `If-None-Match` returns 304 without content", async () => {
    const tag = `"${sha256(newer)}"`;
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const answer = await get("/cours/acme/shop/cours.pdf", { headers: { "If-None-Match": header } });
      expect([answer.status, answer.headers.get("etag"), await answer.text()], header).toEqual([
        304,
        tag,
        "",
      ]);
    }
    const other = await get("/cours/acme/shop/cours.pdf", { headers: { "If-None-Match": '"other"' } });
    expect(other.status).toBe(200);
    await other.body?.cancel();
  });

  test("a HEAD request returns the length without content", async () => {
    const answer = await get("/cours/acme/shop/cours.pdf", { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-length"), await answer.text()]).toEqual([
      200,
      String(newer.length),
      "",
    ]);
  });

  test("a course without PDF and a missing course return 404 with an error", async () => {
    for (const path of [
      "/cours/acme/plain/cours.pdf",
      "/cours/acme/none/cours.pdf",
      "/cours/gitlab.com/group/sub/project/cours.pdf",
      "/cours/acme/plain/cours.pdf?version=precedente",
    ]) {
      const program = await get(path);
      expect([program.status, await program.json()]).toEqual([
        404,
        { error: expect.objectContaining({ code: "BOOKLET_MISSING" }) },
      ]);
      const person = await get(path, { headers: { Accept: "text/html" } });
      expect(await person.text()).toContain("Ce cours n’a pas de PDF.");
    }
  });

  test("an aborted download does not affect the next one", async () => {
    const begun = await new Promise<number>((resolve, reject) => {
      ask(`${system.web.url}/cours/acme/shop/cours.pdf`, (answer) => {
        answer.once("data", (chunk: Buffer) => {
          answer.destroy();
          resolve(chunk.length);
        });
      })
        .on("error", reject)
        .end();
    });
    expect(begun).toBeGreaterThan(0);
    const next = await get("/cours/acme/shop/cours.pdf");
    expect((await next.arrayBuffer()).byteLength).toBe(newer.length);
  });
});

describe("with an access token", () => {
  const pdf = randomBytes(1_000);
  let system: Awaited<ReturnType<typeof start>>;
  const get = (headers: Record<string, string> = {}) =>
    fetch(`${system.web.url}/cours/acme/shop/cours.pdf`, { headers });

  beforeAll(async () => {
    system = await start("token");
    await publish(system.convex, "acme/shop", pdf);
  }, 30_000);

  afterAll(async () => {
    await system.web.stop();
    await system.convex.stop();
  });

  test("a session can read the PDF", async () => {
    const answer = await get({ Cookie: await sessionCookie(system.web) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
  });

  test("without a session the answer is 401, even with a matching tag", async () => {
    const tag = { "If-None-Match": `"${sha256(pdf)}"` };
    for (const headers of [{}, tag, { Cookie: "fondation_session=me|99999999999999" }]) {
      const answer = await get(headers);
      expect([answer.status, await answer.json()]).toEqual([
        401,
        { error: expect.objectContaining({ code: "ACCESS_DENIED" }) },
      ]);
      expect(answer.headers.get("etag")).toBeNull();
    }
    const page = await get({ Accept: "text/html" });
    expect([page.status, page.headers.get("content-type")]).toEqual([401, "text/html; charset=utf-8"]);
    const text = await page.text();
    expect(text).toContain("saisissez le jeton d’accès");
    // No inline styles, which the content security policy forbids.
    expect(text).toContain('href="/refusal.css"');
    expect(text).not.toMatch(/<style|style=|<script/);
  });
});

test("while Convex does not answer, the answer is 502 with an error", async () => {
  const { convex, web } = await start("open");
  await convex.stop();
  try {
    const answer = await fetch(`${web.url}/cours/acme/shop/cours.pdf`);
    expect([answer.status, await answer.json()]).toEqual([
      502,
      { error: expect.objectContaining({ code: "BACKEND_UNREACHABLE" }) },
    ]);
  } finally {
    await web.stop();
  }
});
