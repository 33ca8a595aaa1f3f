/** Prints a course as a PDF. */
import type { Page } from "@fondation/browser";
import type { Booklet } from "@fondation/course";
import { fulfilledWithin, within } from "../time/deadline.ts";
import { CLOSING_MS, PATIENCE, type Patience } from "./timeouts.ts";
import { SITE } from "./site.ts";
import type { Seat } from "./shared-browser.ts";

/** A4, tagged, with the course's headings as its outline. Rejects when the browser fails or takes too long. */
export async function printBooklet(
  seat: Seat,
  booklet: Booklet,
  { openMs, printMs }: Pick<Patience, "openMs" | "printMs"> = PATIENCE,
): Promise<Uint8Array> {
  const opening = seat.context().then((context) => context.newPage());
  const page = await within(opening, openMs, "a page of the browser");
  try {
    return await within(print(page, booklet), printMs, "the printed course");
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
