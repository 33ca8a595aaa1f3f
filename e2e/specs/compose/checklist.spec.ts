/**
 * The project's checklist with its scripts alone: build, start, submit on the page, follow the log,
 * wait for « Voir le Cours », click it and read.
 */
import { type Browser, expect, type TestInfo, test } from "@playwright/test";
import { GitHubControl } from "@fondation/doubles/github/github-control";
import { recordMeasure } from "../../evidence/measure.ts";
import { createSecretSearch } from "../../secrets/secret-search.ts";
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { sampleOf } from "../../oracle/expected-course.ts";
import { comparable } from "../../oracle/rendering.ts";
import { CoursePage } from "../../pages/course-page.ts";
import { ComposeStack } from "../../system/compose/compose-stack.ts";
import { stopDurations } from "../../system/compose/engine-measures.ts";
import { memoryInUse } from "../../system/engine/memory-in-use.ts";
import { GITHUB_URL } from "../../system/containers/github-container.ts";
import { ASK_FOR_SANDBOX, SANDBOXED } from "../../system/containers/sandbox.ts";
import { dropModelCredentials } from "../../system/environment/service-environment.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { PRINTED } from "../../steps/read-pdf.ts";
import { searchedLog } from "../../evidence/stack-log.ts";

const REPOSITORY = "equipe/colis";
/**
 * Milliseconds for a health check to fail: a check with its pause, and two more at intervals of five
 * seconds, each of which may wait for an answer.
 */
const NOTICED = 120_000;
/** Milliseconds for the first course of a new stack. */
const FIRST_COURSE = 240_000;
/** Milliseconds for a job to be claimed, and to appear in the followed log. */
const FOLLOWED = 60_000;
/** Prints every command line of a container. A process may end during the listing. */
const LIST = "cat /proc/[0-9]*/cmdline 2>/dev/null || true";
/**
 * Connects to an address and prints whether that was possible. The engine drops packets out of an
 * internal network, so no answer comes.
 */
const CONNECT = `
const [host, port] = process.argv.slice(1);
const socket = require("node:net").connect({ host, port, timeout: 2000 });
const say = (line) => { console.log(line); process.exit(); };
socket.on("connect", () => say("reached")).on("timeout", () => say("not reached")).on("error", () => say("not reached"));
`;
/** All secrets: those that the test gives to the stack, and those that the stack makes. */
const SECRETS = ["access-token", "admin-key", "browser-endpoint", "github-token", "signing-key"];
/** The services that keep running after the keys are made. */
const SERVICES = ["backend", "browser", "web", "fondation-worker"] as const;

test("the compose stack takes a repository to a readable course without manual steps", async ({
  browser,
}, testInfo) => {
  test.setTimeout(600_000);
  dropModelCredentials();
  await using stack = await ComposeStack.prepare();
  try {
    await walk(stack, browser, testInfo);
  } catch (error) {
    await testInfo.attach("containers.log", { body: await searchedLog(stack), contentType: "text/plain" });
    throw error;
  }
});

/** Records the memory of each service's container. */
async function noteMemory(stack: ComposeStack, testInfo: TestInfo, figure: string): Promise<void> {
  for (const service of SERVICES) {
    const [container] = await stack.facts(service);
    const megabytes = await memoryInUse(container?.id ?? "");
    expect(megabytes, service).toBeGreaterThan(0);
    await recordMeasure(testInfo, `${figure} of ${service}`, megabytes, "MB");
  }
}

async function walk(stack: ComposeStack, browser: Browser, testInfo: TestInfo): Promise<void> {
  await test.step("build the image", async () => {
    expect(await stack.script("docker:build:complete")).toContain("fondation/complete:latest");
  });

  const url = await test.step("start the worker and what it depends on", async () => {
    const printed = await stack.script("docker:worker:start");
    const [address] = /http:\/\/127\.0\.0\.1:\d+$/.exec(printed.trim()) ?? [];
    expect(address, printed).toBeTruthy();
    for (const service of SERVICES) {
      expect(await stack.facts(service), service).toMatchObject([{ health: "healthy" }]);
    }
    return address ?? "";
  });

  await test.step("measure the memory before the first job", () =>
    noteMemory(stack, testInfo, "idle memory"));

  const github = new GitHubControl(await stack.startGitHub());
  await github.create(REPOSITORY, "typescript", "private");
  const page = await browser.newPage({ baseURL: url });
  const logs = stack.followLogs();
  try {
    // The job stays here until its log was seen.
    await github.hold(REPOSITORY);
    const submission = await test.step("submit in the page", () => submit(page, REPOSITORY));
    await test.step("follow the log, which names the running job", async () => {
      await github.reached(REPOSITORY, 1, AbortSignal.timeout(FOLLOWED));
      await expect.poll(() => logs.soFar(), { timeout: FOLLOWED }).toContain(submission.jobId);
      await expect(submission.job.status).toHaveText(/Préparation/);
      await github.release(REPOSITORY);
    });
    await test.step("see the button and click it", () => openCourse(submission, FIRST_COURSE));

    await test.step("read the documents", async () => {
      const course = new CoursePage(page, `/cours/${REPOSITORY}`);
      expect(await course.slugs()).toEqual(TYPESCRIPT.documents.map(([slug]) => slug));
      for (const [slug, heading] of sampleOf(TYPESCRIPT)) {
        const rendered = await course.read(await course.open(slug));
        expect(comparable(rendered.headings[0]?.text ?? ""), slug).toBe(comparable(heading));
        expect(
          rendered.diagrams.filter((state) => state !== "drawn"),
          slug,
        ).toEqual([]);
      }
    });

    await test.step("the log does not contain the token", async () => {
      const all = await logs.interrupt();
      expect(all).not.toContain(stack.secret);
      expect(all).not.toContain(Buffer.from(`x-access-token:${stack.secret}`).toString("base64"));
    });
  } finally {
    await logs.interrupt();
  }

  await test.step("the output volume has the course with diagrams and PDF", async () => {
    const directory = `/var/lib/fondation/output/${REPOSITORY}/${TYPESCRIPT.commit}`;
    const list = ["find", directory, "-type", "f", "-printf", "%P\n"];
    const written = async () => (await stack.inside("fondation-worker", list)).trim().split("\n").toSorted();
    await expect.poll(written, { timeout: PRINTED }).toContain("course.pdf");
    const files = await written();
    const drawn = files.filter((file) => /^diagrams\/[0-9a-f]{64}\.svg$/.test(file));
    // The worker's image has no browser, so these come from the browser's container.
    expect(drawn.length).toBeGreaterThan(0);
    const slugs = TYPESCRIPT.documents.map(([slug]) => slug);
    expect(files).toEqual(["course.json", "course.pdf", ...drawn, ...slugs].toSorted());
    const pdf = ["head", "--bytes", "5", `${directory}/course.pdf`];
    expect(await stack.inside("fondation-worker", pdf)).toBe("%PDF-");
  });

  await test.step("every container is unprivileged, and the browser's sandbox is on", async () => {
    for (const service of SERVICES) {
      const unprivileged = { user: "node", readOnly: true, droppedCapabilities: ["ALL"] };
      expect(await stack.facts(service), service).toMatchObject([unprivileged]);
    }
    expect(await stack.inside("browser", ["grep", "CapEff", "/proc/self/status"])).toMatch(/\b0{16}$/);
    expect(await stack.inside("browser", ASK_FOR_SANDBOX)).toContain(SANDBOXED);
  });

  await test.step("the workers reach out, the backend and the browser do not", async () => {
    const { hostname, port } = new URL(GITHUB_URL);
    const [address = ""] = (await stack.inside("fondation-worker", ["getent", "hosts", hostname])).split(" ");
    const connect = ["node", "--eval", CONNECT, address, port];
    expect(await stack.inside("fondation-worker", connect)).toBe("reached");
    for (const service of ["backend", "browser"] as const) {
      expect(await stack.inside(service, connect), service).toBe("not reached");
    }
  });

  await test.step("no secret is in the engine's output, a command line or a log", async () => {
    const secrets = await stack.secrets();
    expect(Object.keys(secrets).toSorted()).toEqual(SECRETS);
    expect(Object.values(secrets).every((secret) => secret.length > 15)).toBe(true);
    const found = createSecretSearch(secrets);
    expect(found(await stack.shown())).toEqual([]);
    expect(found(await stack.log())).toEqual([]);
    for (const service of SERVICES) {
      const commands = await stack.inside(service, ["sh", "-c", LIST]);
      expect(found(commands), service).toEqual([]);
    }
  });

  await test.step("measure the memory after a course", () =>
    noteMemory(stack, testInfo, "memory after a course"));

  await test.step("three workers run at the same time", async () => {
    await stack.scale("fondation-worker", 3);
    const healthy = { status: "running", health: "healthy" };
    expect(await stack.facts("fondation-worker")).toMatchObject([healthy, healthy, healthy]);
  });

  // The engine keeps its last 256 events only, so they are read after each stop.
  const stopping = Math.floor(Date.now() / 1000);
  const durations: Record<string, number> = {};
  const noteStops = async () => Object.assign(durations, await stopDurations(stack.label, stopping));
  await test.step("stop only the workers", async () => {
    await stack.script("docker:worker:stop");
    const stopped = { status: "exited", exitCode: 0 };
    expect(await stack.facts("fondation-worker")).toMatchObject([stopped, stopped, stopped]);
    expect((await fetch(`${url}/healthz`)).ok).toBe(true);
    await noteStops();
  });

  await test.step("the health check fails when the backend is gone", async () => {
    await stack.stop("backend");
    await noteStops();
    const health = async () => (await stack.facts("web"))[0]?.health;
    await expect.poll(health, { timeout: NOTICED }).toBe("unhealthy");
  });

  await test.step("every service ends by itself on request", async () => {
    for (const service of ["web", "browser"] as const) await stack.stop(service);
    await noteStops();
    expect(Object.keys(durations).toSorted()).toEqual([...SERVICES].toSorted());
    for (const service of SERVICES) {
      for (const { exitCode } of await stack.facts(service)) expect(exitCode, service).toBe(0);
      await recordMeasure(testInfo, `stop of ${service}`, durations[service] ?? Number.NaN, "ms");
    }
  });
  await page.close();
}
