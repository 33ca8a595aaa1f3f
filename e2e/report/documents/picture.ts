/** Small pictures of rendered documents, for a page on which a person sees at a glance that a course is right. */
import type { CDPSession, Locator, Page, TestInfo } from "@playwright/test";

/** Attachments with such names are pictures of documents; what follows is the document's slug. */
const PREFIX = "document ";

/** Smaller than the page, and still large enough to be read. */
const SCALE = 0.6;
const QUALITY = 45;

/** Chromium's protocol for a page; opening it costs a moment. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * Attaches a picture of an open document: what of it is on the screen. Chromium's own protocol alone scales while it takes it, and
 * writes WebP.
 */
export async function attachPicture(article: Locator, slug: string, testInfo: TestInfo): Promise<void> {
  const page = article.page();
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const box = await article.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const y = Math.max(top, 0);
    return {
      x: left + scrollX,
      y: y + scrollY,
      width: right - left,
      height: Math.min(bottom, innerHeight) - y,
    };
  });
  const { data } = await (await session).send("Page.captureScreenshot", {
    format: "webp",
    quality: QUALITY,
    optimizeForSpeed: true,
    clip: { ...box, scale: SCALE },
  });
  await testInfo.attach(`${PREFIX}${slug}`, { body: Buffer.from(data, "base64"), contentType: "image/webp" });
}

/** The slug of the document that an attachment shows; undefined for any other attachment. */
export function picturedSlug(attachment: string): string | undefined {
  return attachment.startsWith(PREFIX) ? attachment.slice(PREFIX.length) : undefined;
}
