/** Publishes a course to a real deployment, downloads its documents and opens the zip. */

import { api, createSigningKey, signToken } from "@fondation/backend";
import type { EmbeddedConvex } from "@fondation/embedded-convex";
import { ConvexHttpClient } from "convex/browser";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPages, SILENT } from "../testing/built-pages.ts";
import { startConvex } from "../testing/convex-deployment.ts";
import { claimNext, publishCourse } from "../testing/published-course.ts";
import { startWeb, type WebServer } from "../web-server.ts";

const LONG = `# Été\n\n${"Un long texte. ".repeat(50_000)}\n`;

let pages: Awaited<ReturnType<typeof buildPages>>;
let convex: EmbeddedConvex;
let web: WebServer;
const get = (path: string, init?: RequestInit) => fetch(`${web.url}${path}`, init);

beforeAll(async () => {
  pages = await buildPages();
  const signingKey = await createSigningKey();
  convex = await startConvex({ access: "open", signingKey });
  const options = { host: "127.0.0.1", port: 0, access: "open", assets: pages.assets, log: SILENT } as const;
  web = await startWeb({ ...options, convexUrl: convex.url });
  const worker = new ConvexHttpClient(convex.url, { logger: false });
  worker.setAuth(await signToken(signingKey, { role: "worker", subject: "worker", expiresInSeconds: 600 }));
  for (const first of ["older", LONG]) {
    await worker.mutation(api.jobs.submit, { repository: "acme/shop" });
    await publishCourse(worker, await claimNext(worker), undefined, { chapter_1: first });
  }
}, 30_000);

afterAll(async () => {
  await web.stop();
  await convex.stop();
  await pages.remove();
});

async function archive(path: string): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await (await get(path)).arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test("the zip has every document under its slug, in reading order", async () => {
  const files = await archive("/cours/acme/shop/cours.zip");
  const groups = ["chapter", "review", "tutorial"].flatMap((kind) => [1, 2, 3].map((n) => `${kind}_${n}`));
  expect(Object.keys(files)).toEqual(["abstractions_0", "relationships_0", "order_0", ...groups]);
  expect(files.chapter_1).toBe(LONG);
  expect(files.review_2).toBe("c\n");
});

test("the previous course has a zip and a name of its own", async () => {
  const path = "/cours/acme/shop/cours.zip?version=precedente";
  expect((await archive(path)).chapter_1).toBe("older");
  const answer = await get(path, { method: "HEAD" });
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="acme-shop-0123456.zip"');
});

test("the same course gives the same bytes, which a browser keeps by their tag", async () => {
  const [one, other] = await Promise.all([1, 2].map(() => get("/cours/acme/shop/cours.zip")));
  expect(await one?.bytes()).toEqual(await other?.bytes());
  expect(one?.headers.get("content-type")).toBe("application/zip");
  const tag = one?.headers.get("etag") ?? "";
  const again = await get("/cours/acme/shop/cours.zip", { headers: { "If-None-Match": tag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const previous = await get("/cours/acme/shop/cours.zip?version=precedente", { method: "HEAD" });
  expect(previous.headers.get("etag")).not.toBe(tag);
});

test("a course that does not exist has no zip", async () => {
  const answer = await get("/cours/acme/none/cours.zip");
  expect([answer.status, await answer.json()]).toEqual([
    404,
    { error: expect.objectContaining({ code: "COURSE_MISSING" }) },
  ]);
});
