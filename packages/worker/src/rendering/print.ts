/** Prints a course as a PDF. */
import type { Booklet } from "@fondation/course";
import { SITE } from "./site.ts";
import type { Seat } from "./studio.ts";

/** A course of sixty documents takes some ten seconds; in milliseconds. */
const PATIENCE_MS = 120_000;

/** A4, tagged, with the course's headings as its outline. Rejects when the browser fails or takes too long. */
export async function printBooklet(seat: Seat, booklet: Booklet): Promise<Uint8Array> {
  const context = await seat.context();
  const page = await context.newPage();
  const late = AbortSignal.timeout(PATIENCE_MS);
  late.addEventListener("abort", () => void page.close().catch(() => {}), { once: true });
  try {
    await page.goto(`${SITE}/booklet.html`);
    await page.waitForFunction(() => "fondationBooklet" in window);
    await page.evaluate((course) => window.fondationBooklet.show(course), booklet);
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
  } finally {
    await page.close();
  }
}
