import type { Page } from "@fondation/browser";
import type { Booklet } from "@fondation/course";
import { fulfilledWithin, withDeadline } from "../time/deadline.ts";
import { CLOSING_MS, TIMEOUTS, type Timeouts } from "./timeouts.ts";
import { SITE } from "./site.ts";
import type { BrowserSession } from "./shared-browser.ts";

/** A tagged A4 PDF with the headings as its outline. Rejects when the browser fails or is late. */
export async function printBooklet(
  session: BrowserSession,
  booklet: Booklet,
  { openMs, printMs }: Pick<Timeouts, "openMs" | "printMs"> = TIMEOUTS,
): Promise<Uint8Array> {
  const opening = session.context().then((context) => context.newPage());
  const page = await withDeadline(opening, openMs, "a page of the browser");
  try {
    return await withDeadline(print(page, booklet), printMs, "the printed course");
  } finally {
    await fulfilledWithin(page.close(), CLOSING_MS);
  }
}

async function print(page: Page, booklet: Booklet): Promise<Uint8Array> {
  await page.goto(`${SITE}/booklet.html`);
  await page.waitForFunction(() => "fondationBooklet" in window);
  await page.evaluate((course) => window.fondationBooklet.show(course), booklet);
  return await page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
}
