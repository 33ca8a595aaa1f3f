/** What the Chromium of the browser's container says of its sandbox. */

/** To be run there: asks the running Chromium itself, as a client of its server. */
export const ASK_FOR_SANDBOX: readonly string[] = [
  "node",
  "--input-type=module",
  "--eval",
  `
import { readFileSync } from "node:fs";
import { chromium } from "/opt/fondation/node_modules/playwright-core/index.mjs";
const address = readFileSync(process.env.FONDATION_BROWSER_WS_ENDPOINT_FILE, "utf8").trim();
const browser = await chromium.connect(address);
const page = await browser.newPage();
await page.goto("chrome://sandbox");
console.log(await page.innerText("body"));
await browser.close();
`,
];

/** Its answer when every part of the sandbox is in force. */
export const SANDBOXED = "You are adequately sandboxed.";
