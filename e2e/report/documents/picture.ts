/** Small pictures of rendered documents, which show at a glance whether a course is right. */
import type { CDPSession, Locator, Page, TestInfo } from "@playwright/test";

/** Prefix of the attachments that are pictures of documents; the document's slug follows. */
const PREFIX = "document ";

/** Smaller than the page, but still legible. */
const SCALE = 0.6;
const QUALITY = 45;

/** Chromium's protocol session per page; opening one takes time. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * Attaches a picture of the visible part of an open document. Uses Chromium's own protocol, because
 * Playwright can neither scale while capturing nor write WebP.
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

/** The slug of the document in a picture; undefined for other attachments. */
export function picturedSlug(attachment: string): string | undefined {
  return attachment.startsWith(PREFIX) ? attachment.slice(PREFIX.length) : undefined;
}
