import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createSigningKey } from "@fondation/backend";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Installation, install, running } from "../testing/installation.ts";

const LIMIT = 60_000;
let fondation: Installation;
let keys: Record<string, string>;
beforeAll(async () => {
  fondation = await install();
  await fondation.run(["init"]);
  const file = (name: string) => join(fondation.work, ".fondation", "keys", name);
  keys = {
    FONDATION_SIGNING_KEY_FILE: file("signing-key"),
    FONDATION_ADMIN_KEY_FILE: file("admin/admin-key"),
    FONDATION_ACCESS_TOKEN_FILE: file("access/access-token"),
  };
}, 180_000);
afterAll(() => fondation.remove());
afterEach(() => expect(fondation.processes()).toEqual([]));

/** The address in a service's own log line. */
const ADDRESS = /"url":"(http:[^"]+)"/;

describe("a backend with limits for viewers", () => {
  test("refuses a viewer's second job, and the command another owner", { timeout: LIMIT }, async () => {
    const limits = { FONDATION_VIEWER_QUEUE: "1", FONDATION_ALLOWED_OWNERS: "ada" };
    const backend = fondation.start(["backend", "--port", "0"], { ...keys, ...limits });
    const [, url = ""] = await backend.line(ADDRESS);
    const web = fondation.start(["web", "--port", "0"], { ...keys, CONVEX_URL: url });
    const [, pages = ""] = await web.line(ADDRESS);

    const post = async (path: string, body: object, authorization = "") =>
      await fetch(`${pages}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(authorization && { authorization }) },
        body: JSON.stringify(body),
      });
    const token = readFileSync(keys.FONDATION_ACCESS_TOKEN_FILE ?? "", "utf8").trim();
    const submit = async (repository: string) => {
      const session = (await (await post("/session", { token })).json()) as { token: string };
      const call = { path: "jobs:submit", format: "json", args: { repository } };
      return await (await post("/api/mutation", call, `Bearer ${session.token}`)).text();
    };
    expect(await submit("ada/one")).toContain('"created":true');
    expect(await submit("ada/two")).toContain("quota.queue");

    const { code, stderr } = await fondation.run(["submit", "eve/x"], { ...keys, CONVEX_URL: url });
    expect([code, stderr]).toEqual([1, expect.stringContaining("repositories of eve may not be submitted")]);
    expect(stderr).toContain("FONDATION_ALLOWED_OWNERS");
    for (const part of [web, backend]) {
      part.child.kill("SIGTERM");
      await part.ended();
    }
  });
});

describe("a command whose call is refused before a function runs", () => {
  test("says so in English: another key, and pages without their backend", { timeout: LIMIT }, async () => {
    const backend = fondation.start(["backend", "--port", "0"], keys);
    const [, url = ""] = await backend.line(ADDRESS);
    const web = fondation.start(["web", "--port", "0"], { ...keys, CONVEX_URL: url });
    const [, pages = ""] = await web.line(ADDRESS);
    const list = async (CONVEX_URL: string, FONDATION_SIGNING_KEY: string) => {
      const { code, stderr } = await fondation.run(["jobs", "list"], { CONVEX_URL, FONDATION_SIGNING_KEY });
      expect([code, stderr]).toEqual([1, expect.stringContaining("BACKEND_REFUSED")]);
      expect(stderr).not.toMatch(/^\s+at |[éèà]/m);
      return stderr;
    };
    expect(await list(url, await createSigningKey())).toContain("refused the call: Unauthenticated");
    backend.child.kill("SIGTERM");
    await backend.ended();
    const key = readFileSync(keys.FONDATION_SIGNING_KEY_FILE ?? "", "utf8");
    expect(await list(pages, key)).toContain("refused the call: BACKEND_UNREACHABLE");
    web.child.kill("SIGTERM");
    await web.ended();
  });
});

describe("the database as a file", () => {
  test("an export of a running backend gives another one its jobs", { timeout: LIMIT }, async () => {
    const open = { ...keys, FONDATION_ACCESS: "open" };
    const start = async (data: string) => {
      const backend = fondation.start(["backend", "--port", "0", "--data", data], open);
      const [, CONVEX_URL = ""] = await backend.line(ADDRESS);
      return { backend, environment: { ...open, CONVEX_URL } };
    };
    const jobs = async (environment: Record<string, string>) => {
      const { stdout } = await fondation.run(["jobs", "list", "--json"], environment);
      return JSON.parse(stdout).map((job: { repositoryKey: string }) => job.repositoryKey);
    };
    const first = await start("first");
    await fondation.run(["submit", "ada/kept"], first.environment);
    const exported = await fondation.run(["backend", "export", "kept.sqlite", "--data", "first", "--json"]);
    expect(JSON.parse(exported.stdout)).toMatchObject({ file: join(fondation.work, "kept.sqlite") });
    const again = await fondation.run(["backend", "export", "kept.sqlite", "--data", "first"]);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("DATA_EXISTS")]);
    const early = await fondation.run(["backend", "import", "kept.sqlite", "--data", "first", "--replace"]);
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining("DATA_IN_USE")]);

    expect((await fondation.run(["backend", "import", "kept.sqlite", "--data", "second"])).code).toBe(0);
    const second = await start("second");
    expect(await jobs(second.environment)).toEqual(await jobs(first.environment));
    expect(await jobs(second.environment)).toEqual(["ada/kept"]);
    for (const { backend } of [first, second]) {
      backend.child.kill("SIGTERM");
      expect(await backend.ended()).toBe(0);
    }
  });
});

describe("backend, web and worker as processes of their own, with token access", () => {
  test("work together, and each ends with 0 on a signal", { timeout: LIMIT }, async () => {
    const backend = fondation.start(["backend", "--port", "0"], keys);
    const [, url = ""] = await backend.line(ADDRESS);
    const environment = { ...keys, CONVEX_URL: url };
    const web = fondation.start(["web", "--port", "0"], environment);
    const [, pages = ""] = await web.line(ADDRESS);
    const worker = fondation.start(["worker"], environment);
    await worker.line(/is ready/);

    const doctor = await fondation.run(["doctor", "--json"], environment);
    const { findings } = JSON.parse(doctor.stdout) as { findings: { id: string; status: string }[] };
    for (const id of ["backend.ready", "backend.identity", "worker.present"]) {
      expect(findings).toContainEqual(expect.objectContaining({ id, status: "ok" }));
    }
    // FONDATION_ACCESS is unset: the pages and the backend both refuse a visitor without a session.
    const stranger = await fondation.run(["jobs", "list", "--json"], {
      CONVEX_URL: url,
      FONDATION_DATA: "elsewhere",
    });
    expect([stranger.code, JSON.parse(stranger.stdout)]).toMatchObject([
      1,
      { error: { code: "ACCESS_DENIED" } },
    ]);
    const asked = { path: "jobs:recent", args: { limit: 1 }, format: "json" };
    const visitor = await fetch(`${pages}/api/query`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(asked),
    });
    expect(await visitor.text()).toContain("ACCESS_DENIED");
    expect(await (await fetch(`${pages}/session`)).json()).toMatchObject({ access: "token" });
    expect((await fetch(`${pages}/healthz`)).status).toBe(200);

    for (const part of [worker, web, backend]) {
      part.child.kill("SIGTERM");
      expect(await part.ended()).toBe(0);
    }
    expect(fondation.leftovers()).toEqual([]);
  });
});

describe("the worker's own bundle", () => {
  test("makes a course in a place where nothing is installed", { timeout: LIMIT }, async () => {
    const open = { ...keys, FONDATION_ACCESS: "open" };
    const backend = fondation.start(["backend", "--port", "0"], open);
    const [, url = ""] = await backend.line(ADDRESS);
    const environment = { ...fondation.environment, ...open, CONVEX_URL: url };
    const empty = join(fondation.work, "empty");
    mkdirSync(empty);
    const worker = running(
      spawn(process.execPath, [fondation.workerProgram], { cwd: empty, env: environment }),
    );
    await worker.line(/is ready/);
    const sample = await fondation.repository("sample");
    const submitted = await fondation.run(
      ["submit", sample, "--wait", "--chapters", "3", "--json"],
      environment,
    );
    expect(JSON.parse(submitted.stdout)).toMatchObject({ status: "completed", documentsDone: 12 });
    for (const part of [worker, backend]) {
      part.child.kill("SIGTERM");
      expect(await part.ended()).toBe(0);
    }
  });
});
