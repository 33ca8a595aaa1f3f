import { chromium } from "@playwright/test";
import { expect, test } from "vitest";
import { browserOptions } from "../suite/browser-options.ts";
import { violationsOf } from "./accessibility.ts";

const IMAGE = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">';
const PAGE = (body: string) =>
  `<!doctype html><html lang="en"><title>t</title><main><h1>h</h1>${body}</main></html>`;

test("finds an image without text, in the page and in a sandboxed frame", async () => {
  const browser = await chromium.launch(browserOptions().launchOptions ?? {});
  try {
    const page = await (await browser.newContext()).newPage();
    await page.setContent(PAGE(IMAGE));
    expect(await violationsOf(page)).toEqual([expect.stringMatching(/^image-alt: .* at img\./)]);
    await page.setContent(
      PAGE(`<iframe title="f" sandbox="allow-scripts" srcdoc='${PAGE(IMAGE)}'></iframe>`),
    );
    await page.frameLocator("iframe").locator("img").waitFor({ state: "attached" });
    expect(await violationsOf(page)).toContainEqual(expect.stringMatching(/^image-alt: .* at iframe img\./));
    await page.setContent(PAGE("<p>text</p>"));
    expect(await violationsOf(page)).toEqual([]);
  } finally {
    await browser.close();
  }
}, 60_000);
