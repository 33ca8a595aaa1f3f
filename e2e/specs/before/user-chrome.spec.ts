/** Runs before every target: the state of the user's machine. */
import { expect, test } from "@playwright/test";
import { look } from "../../host/user-chrome.ts";
import { PLANTED, PLANTED_NAMES, rememberedChrome } from "../../host/user-shell.ts";

test("the user's Chrome runs with its page before the suite opens a browser", async () => {
  const chrome = rememberedChrome();
  test
    .info()
    .annotations.push({ type: "chrome", description: chrome === undefined ? "remote" : String(chrome.pid) });
  if (chrome !== undefined)
    expect(await look(chrome)).toMatchObject({ pages: [expect.stringContaining("Mon courrier")] });
});

test("model credentials are in the user's shell", () => {
  for (const name of PLANTED_NAMES) expect(process.env[name]).toBe(PLANTED);
});
