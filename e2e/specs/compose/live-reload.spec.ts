/** Live reload with its documented commands: a change in the sources, then Ctrl-C. */
import { expect, test } from "@playwright/test";
import { LiveStack } from "../../system/compose/live-stack.ts";
import { dropModelCredentials } from "../../system/environment/service-environment.ts";
import { searchedLog } from "../../evidence/stack-log.ts";

/** Milliseconds until all services are up, even when nothing is cached. */
const UP = 300_000;
/** Milliseconds until a change is served: the project is built, and every service restarts. */
const RELOADED = 300_000;
/** Compose prints this when it watches the sources. It would miss an earlier change. */
const WATCHING = /watch enabled/i;
/** Services whose programs are in the changed image. */
const OF_THE_IMAGE = ["backend", "web", "fondation-worker"];
const LASTING = [...OF_THE_IMAGE, "browser"];

/** The changes: a text of the pages, and an answer of the backend. */
const PAGE = {
  file: "packages/web/pages/index.html",
  old: "<title>Fondation</title>",
  fresh: "<title>Rechargé</title>",
};
const ANSWER = {
  file: "packages/backend/convex/health.ts",
  old: 'const VERSION = "1";',
  fresh: 'const VERSION = "reloaded";',
};

test("docker compose up --watch serves a changed source, and Ctrl-C ends it", async ({
  browserName: _,
}, testInfo) => {
  test.setTimeout(UP + RELOADED + 120_000);
  dropModelCredentials();
  await using stack = await LiveStack.prepare((line) => process.stdout.write(`${line}\n`));
  try {
    await walk(stack);
  } catch (error) {
    await testInfo.attach("compose.log", { body: await searchedLog(stack), contentType: "text/plain" });
    throw error;
  }
});

async function walk(stack: LiveStack): Promise<void> {
  const page = () => text(fetch(stack.url));
  /** Sends the pages' own query. */
  const version = async () =>
    JSON.parse(
      await text(
        fetch(`${stack.url}/api/query`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ path: "health:ready", format: "convex_encoded_json", args: [{}] }),
        }),
      ),
    ).value?.version;
  const health = async () => {
    const containers = await stack.containers();
    return LASTING.map((name) => `${name}: ${containers.get(name)?.health}`);
  };
  const healthy = LASTING.map((name) => `${name}: healthy`);
  const images = async () => {
    const containers = await stack.containers();
    return OF_THE_IMAGE.map((name) => containers.get(name)?.image);
  };

  await test.step("the documented commands start every service and watch the sources", async () => {
    await stack.start();
    await expect.poll(() => stack.log(), { timeout: UP }).toMatch(WATCHING);
    await expect.poll(health, { timeout: UP }).toEqual(healthy);
    expect(await page()).toContain(PAGE.old);
    expect(await version()).toBe("1");
  });

  const before = await images();
  await test.step("changed sources are served", async () => {
    for (const { file, old, fresh } of [PAGE, ANSWER]) await stack.edit(file, old, fresh);
    await expect.poll(page, { timeout: RELOADED }).toContain(PAGE.fresh);
    await expect.poll(version, { timeout: RELOADED }).toBe("reloaded");
  });

  await test.step("every service is up again on the new image", async () => {
    await expect.poll(health, { timeout: RELOADED }).toEqual(healthy);
    const after = await images();
    expect(new Set(after).size).toBe(1);
    expect(before).not.toContain(after[0]);
  });

  await test.step("Ctrl-C ends it, and compose down leaves nothing", async () => {
    await stack.interrupt();
    await stack.down();
    expect(await stack.left()).toEqual([]);
  });
}

/** The text of a response, or the error instead of a response. */
async function text(answer: Promise<Response>): Promise<string> {
  return (await answer.catch((error: unknown) => new Response(JSON.stringify(String(error))))).text();
}
