import type { Page } from "@playwright/test";

/** Makes the stored images of diagrams fail to load, from the next navigation on. */
export async function breakImages(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const src = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
    const broken = (value: string) =>
      value.startsWith("data:image/svg+xml") ? "data:image/svg+xml,broken" : value;
    const { setAttribute } = HTMLImageElement.prototype;
    HTMLImageElement.prototype.setAttribute = function (name, value) {
      setAttribute.call(this, name, name === "src" ? broken(value) : value);
    };
    Object.defineProperty(HTMLImageElement.prototype, "src", {
      ...src,
      set(value: string) {
        src?.set?.call(this, broken(value));
      },
    });
  });
}
