/** One visit to a document with a fresh browser profile, measured. */

import type { Browser, Page } from "playwright-core";
import { type Noted, noteReadableText, READABLE_CHARACTERS } from "./readable-text.ts";
import { countTransferred, type Transferred } from "./transferred.ts";

const WINDOW = { width: 1280, height: 800 } as const;

/** Times in milliseconds until the text is readable, except for the long tasks of the first load. */
export interface Visit extends Transferred {
  readonly cold: number;
  readonly warm: number;
  readonly next: number;
  readonly longTasks: number;
  /** Of the first load. */
  readonly shift: number;
}

/** Waits until the text is readable, then until the page has settled. */
async function noted(page: Page): Promise<Noted & { readable: number }> {
  await page.waitForFunction(() => Reflect.get(window, "benchmarkNoted")?.readable !== undefined);
  await page.waitForLoadState("networkidle");
  return page.evaluate(() => Reflect.get(window, "benchmarkNoted"));
}

/** Opens the document, reloads it, and follows its link to the next document. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: WINDOW, serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await page.addInitScript(noteReadableText, READABLE_CHARACTERS);
    const counting = await countTransferred(page);
    await page.goto(url, { waitUntil: "commit" });
    const first = await noted(page);
    const transferred = { ...counting };
    await page.reload({ waitUntil: "commit" });
    const again = await noted(page);
    await page.locator("a[rel=next]").click({ noWaitAfter: true });
    const next = await noted(page);
    return {
      ...transferred,
      cold: first.readable,
      warm: again.readable,
      next: next.readable,
      longTasks: first.longTasks,
      shift: first.shift,
    };
  } finally {
    await context.close();
  }
}
