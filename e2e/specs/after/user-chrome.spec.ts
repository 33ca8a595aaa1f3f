/** Runs after every target, even if specs have failed. */
import { expect, test } from "@playwright/test";
import { look } from "../../host/user-chrome.ts";
import { rememberedChrome } from "../../host/user-shell.ts";

test("the user's Chrome is the same process with the same pages", async () => {
  const chrome = rememberedChrome();
  if (chrome === undefined) return;
  const { profile: _, ...before } = chrome;
  expect(await look(chrome), "the user's Chrome").toEqual(before);
});
