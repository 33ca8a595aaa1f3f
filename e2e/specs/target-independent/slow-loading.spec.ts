/**
 * Parts of a page take long: its frame is there at once, one skeleton stays until the content comes,
 * and after five seconds words say so. The clock of the page is the test's, so nothing waits.
 */
import type { Page } from "@playwright/test";
import { expectAccessible } from "../../pages/accessibility.ts";
import { RepositoriesPage } from "../../pages/repositories-page.ts";
import { expect, test } from "../../suite/test.ts";

/** Holds a part of the page until `release` is called. */
interface Held {
  release(): void;
}

function gate(): Held & { readonly opened: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { release: resolve, opened: promise };
}

async function holdRequests(page: Page, path: RegExp): Promise<Held> {
  const held = gate();
  await page.route(path, async (route) => {
    await held.opened;
    await route.continue();
  });
  return held;
}

const SYNC = /\/api\/[^/]+\/sync$/;

/** The connection of Convex opens late. */
async function holdConnection(page: Page): Promise<Held> {
  const held = gate();
  await page.routeWebSocket(SYNC, async (socket) => {
    await held.opened;
    socket.connectToServer();
  });
  return held;
}

/** Convex is connected and answers late. */
async function holdAnswers(page: Page): Promise<Held> {
  const held = gate();
  await page.routeWebSocket(SYNC, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => void held.opened.then(() => socket.send(message)));
  });
  return held;
}

/** Stops the clock of the pages, and counts how often a skeleton has come. */
async function watch(page: Page): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1_000);
  await page.addInitScript(() => {
    const skeletons = { came: 0 };
    let isThere = false;
    Object.assign(window, { skeletons });
    new MutationObserver(() => {
      const now = document.querySelector('[aria-busy="true"] .animate-pulse') !== null;
      if (now && !isThere) skeletons.came += 1;
      isThere = now;
    }).observe(document, { childList: true, subtree: true });
  });
}

const cameTimes = (page: Page) => page.evaluate<number>("window.skeletons.came");

/** Checks the page at 1, 3 and 10 seconds. */
async function expectPatience(page: Page): Promise<void> {
  const skeleton = page.getByText("Chargement…");
  const words = page.getByText("Le serveur met plus de temps que d’habitude à répondre.");
  await expect(page.getByRole("banner").getByRole("link", { name: "Fondation" })).toBeVisible();
  await page.clock.runFor(1_000);
  await expect(skeleton, "the skeleton after 1 s").toHaveCount(1);
  await page.clock.runFor(2_000);
  await expect(skeleton, "the skeleton after 3 s").toHaveCount(1);
  await expect(words, "the words after 3 s").toHaveCount(0);
  await page.clock.runFor(7_000);
  await expect(skeleton, "the skeleton after 10 s").toHaveCount(1);
  await expect(words, "the words after 10 s").toBeVisible();
  await expect(page.getByRole("button", { name: "Réessayer" })).toBeVisible();
  expect(await cameTimes(page), "how often a skeleton has come").toBe(1);
}

for (const [part, hold] of [
  ["session", (page: Page) => holdRequests(page, /\/session$/)],
  ["script", (page: Page) => holdRequests(page, /\/assets\/RepositoriesPage-[^/]*\.js$/)],
  ["connection", holdConnection],
  ["answer of Convex", holdAnswers],
] as const) {
  test(`while the ${part} of the first page takes long, one skeleton and then words say so`, async ({
    page,
  }) => {
    await watch(page);
    const held = await hold(page);
    await page.goto("/", { waitUntil: "commit" });
    await expectPatience(page);
    // axe needs a clock that runs.
    await page.clock.resume();
    await expectAccessible(page, `the first page without its ${part}`);
    held.release();
    await expect(new RepositoriesPage(page).button).toBeVisible();
    await expect(page.getByText("Chargement…")).toHaveCount(0);
    expect(await cameTimes(page), "how often a skeleton has come in all").toBe(1);
  });
}

test("a document that takes long has its title at once, and the contents stay", { tag: "@github" }, async ({
  page,
  finishedCourse,
}) => {
  const { route } = await finishedCourse("tiny");
  await watch(page);
  const held = await holdRequests(page, /\/documents\/.*chapter_03/);
  await page.goto(route);
  const article = page.locator('article[data-ready="true"]');
  await expect(article).toBeVisible();
  await page.evaluate("window.skeletons.came = 0");
  const third = page.getByRole("navigation", { name: "Sommaire" }).locator('a[href*="/chapters/chapter_03"]');
  await third.click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText("Chapitre 3");
  await expect(page).toHaveTitle(/^Chapitre 3/);
  await expect(third).toHaveAttribute("aria-current", "page");
  await expectPatience(page);
  // axe needs a clock that runs.
  await page.clock.resume();
  await expectAccessible(page, "a document that takes long");
  held.release();
  await expect(article).toBeFocused();
  await expect(title).toContainText("Chapitre 3");
  expect(await cameTimes(page), "how often a skeleton has come in all").toBe(1);
});
