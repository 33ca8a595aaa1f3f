/** Publishes a course to a real deployment and reads its documents through the server. */

import { api, createSigningKey, signToken } from "@fondation/backend";
import type { EmbeddedConvex } from "@fondation/embedded-convex";
import { Secret } from "@fondation/environment";
import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPages, SILENT } from "../testing/built-pages.ts";
import { startConvex } from "../testing/convex-deployment.ts";
import { claimNext, publishCourse } from "../testing/published-course.ts";
import { startWeb, type WebServer } from "../web-server.ts";

const TOKEN = "sesame";
const CONTENTS = {
  chapter_1: "# Titre\n\n</script><script>alert(1)</script>\n\n## Vocabulaire\n\n- **File** : une suite.\n",
  chapter_2: [
    "# Deux\n\nUne `File`. </script><script>alert(1)</script>",
    "![plan](https://tracker.example/p.png) [ici](javascript:alert(1))",
    "```ts\nconst a = 1;\n```",
  ].join("\n\n"),
};

let pages: Awaited<ReturnType<typeof buildPages>>;
let signingKey: string;

beforeAll(async () => {
  pages = await buildPages();
  signingKey = await createSigningKey();
});

afterAll(() => pages.remove());

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
    patienceMs: 60_000,
    log: SILENT,
  });
  const clientOf = async (role: "viewer" | "worker") => {
    const client = new ConvexHttpClient(convex.url, { logger: false });
    client.setAuth(await signToken(signingKey, { role, subject: role, expiresInSeconds: 600 }));
    return client;
  };
  const worker = await clientOf("worker");
  await (await clientOf("viewer")).mutation(api.jobs.submit, { repository: "acme/shop" });
  await publishCourse(worker, await claimNext(worker), undefined, CONTENTS);
  return { convex, web };
}

/** What the server has put into the HTML under `name`. */
function inlinedIn(html: string, name: string): unknown {
  const [, json] = html.split(`<script type="application/json" id="fondation-${name}">`);
  return json === undefined ? undefined : JSON.parse(json.slice(0, json.indexOf("</script>")));
}

/** Title and description, which a program finds twice: for search and for previews. */
function previewIn(html: string): (string | undefined)[] {
  const [, title] = /<title>([^<]*)</.exec(html) ?? [];
  const [plain, shared] = [...html.matchAll(/description" content="([^"]*)"/g)].map(([, text]) => text);
  expect(shared).toBe(plain);
  return [title, plain];
}

describe("with open access", () => {
  let system: Awaited<ReturnType<typeof start>>;
  let courseId: string;
  const get = (path: string, accept = "application/json") =>
    fetch(`${system.web.url}${path}`, { headers: { accept, "Accept-Encoding": "br" } });

  beforeAll(async () => {
    system = await start("open");
    const client = new ConvexHttpClient(system.convex.url, { logger: false });
    courseId = (await client.query(api.courses.get, { key: "acme/shop" }))?.courseId ?? "";
  }, 30_000);

  afterAll(async () => {
    await system.web.stop();
    await system.convex.stop();
  });

  test("a document is sent as safe elements, with colors and the definitions of its terms", async () => {
    const answer = await get(`/documents/${courseId}/chapter_2`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "cache-control": "private, no-cache",
      "content-encoding": "br",
      vary: "Accept-Encoding, Cookie",
    });
    const text = await answer.text();
    expect(text).not.toContain("<");
    expect(text).not.toContain("javascript:");
    const { content } = JSON.parse(text);
    expect(JSON.stringify(content.nodes)).toContain('["span",{"className":"hljs-keyword"},"const"]');
    expect(JSON.stringify(content.nodes)).toContain('"<script>"');
    expect(content.nodes.flat(Number.POSITIVE_INFINITY)).not.toContain("script");
    expect(Object.keys(content.definitions)).toEqual(["File"]);
  });

  test("the text of a document is sent in passages, for the search", async () => {
    const answer = await get(`/passages/${courseId}/chapter_2`);
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(await answer.json()).toEqual([
      { text: "Deux", form: "heading", anchor: "deux" },
      { text: "Une File. </script><script>alert(1)</script>", form: "text", anchor: "deux" },
      expect.objectContaining({ form: "text", anchor: "deux" }),
      { text: "const a = 1;", form: "code", anchor: "deux" },
    ]);
    expect((await get(`/passages/${courseId}/chapter_9`)).status).toBe(404);
  });

  test("a document and a course that do not exist are answered with 404", async () => {
    expect((await get(`/documents/${courseId}/chapter_9`)).status).toBe(404);
    expect((await get("/documents/nothing/chapter_1")).status).toBe(404);
  });

  test("the page of a course contains the session, the course and its first document", async () => {
    const html = await (await get("/cours/acme/shop", "text/html")).text();
    expect(inlinedIn(html, "session")).toEqual({ access: "open", authenticated: true });
    expect(inlinedIn(html, "course")).toMatchObject({ key: "acme/shop", course: { courseId } });
    expect(inlinedIn(html, "document")).toMatchObject({ slug: "chapter_1", content: { form: "text" } });
  });

  test("text of a document cannot end the element that holds it in the page", async () => {
    const html = await (await get("/cours/acme/shop", "text/html")).text();
    expect(JSON.stringify(inlinedIn(html, "document"))).toContain("</script>");
    expect(html).not.toContain("<script>alert");
  });

  test("the pages of a course and of a job have titles and descriptions of their own", async () => {
    const [course, other] = await Promise.all(
      ["/cours/acme/shop", "/cours/acme/nothing"].map(async (path) => (await get(path, "text/html")).text()),
    );
    expect(previewIn(course ?? "")).toEqual([
      "Le cours d’acme/shop · Fondation",
      "Un cours en 12\u00a0documents, dont chaque référence est vérifiée dans le code\u202f: t, t, t.",
    ]);
    expect(previewIn(other ?? "")).toEqual(["application", "every page"]);
    const client = new ConvexHttpClient(system.convex.url, { logger: false });
    const [job] = await client.query(api.jobs.recent, { limit: 1 });
    const page = await (await get(`/jobs/${job?.jobId}`, "text/html")).text();
    expect(previewIn(page)).toEqual([
      "Génération d’acme/shop · Fondation",
      "La génération du cours d’acme/shop, étape par étape.",
    ]);
    expect(previewIn(await (await get("/jobs/none", "text/html")).text())[0]).toBe("application");
  });

  test("the page of an unknown course contains only the session", async () => {
    const html = await (await get("/cours/acme/nothing", "text/html")).text();
    expect(html).toContain("application");
    expect([inlinedIn(html, "session"), inlinedIn(html, "course")]).toEqual([
      { access: "open", authenticated: true },
      undefined,
    ]);
  });
});

describe("with an access token", () => {
  let system: Awaited<ReturnType<typeof start>>;
  let courseId: string;
  let cookie: string;
  const get = (path: string, headers: Record<string, string>) =>
    fetch(`${system.web.url}${path}`, { headers });

  beforeAll(async () => {
    system = await start("token");
    const answer = await fetch(`${system.web.url}/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token: TOKEN }),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const page = await (await get("/cours/acme/shop", { cookie })).text();
    courseId = (inlinedIn(page, "course") as { course: { courseId: string } }).course.courseId;
  }, 30_000);

  afterAll(async () => {
    await system.web.stop();
    await system.convex.stop();
  });

  test("a visitor without a session gets neither a document nor data in the page", async () => {
    for (const path of ["documents", "passages"])
      expect((await get(`/${path}/${courseId}/chapter_1`, {})).status).toBe(401);
    const html = await (await get("/cours/acme/shop", {})).text();
    expect(html).not.toContain("application/json");
    expect(previewIn(html)).toEqual(["application", "every page"]);
    expect(html).not.toContain("acme");
  });

  test("a visitor with a session reads documents, and no token stands in the page", async () => {
    expect((await get(`/documents/${courseId}/chapter_1`, { cookie })).status).toBe(200);
    const page = await get("/cours/acme/shop", { cookie });
    expect(page.headers.get("cache-control")).toBe("no-store");
    const html = await page.text();
    expect(inlinedIn(html, "session")).toEqual({ access: "token", authenticated: true });
    expect(html).not.toContain("eyJ");
  });

  test("a document that was rendered before is refused after the session has ended", async () => {
    await fetch(`${system.web.url}/session`, { method: "DELETE", headers: { cookie } });
    expect((await get(`/documents/${courseId}/chapter_1`, { cookie })).status).toBe(401);
    const html = await (await get("/cours/acme/shop", { cookie })).text();
    expect(html).not.toContain("application/json");
  });
});
