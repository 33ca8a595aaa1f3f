/**
 * A program that prints whether the browser library is loaded: at the start, after `load` without a
 * browser, and after `load` with a browser.
 */
import { createRequire } from "node:module";
import { createLog } from "@fondation/environment";
import { createSharedBrowser } from "../shared-browser.ts";

const { cache } = createRequire(import.meta.url);
const isLoaded = () => Object.keys(cache).some((path) => path.includes("/playwright-core/lib/"));
const log = createLog({ level: "error" });

const known = [isLoaded()];
for (const FONDATION_CHROMIUM of ["/gone", process.execPath]) {
  await createSharedBrowser({ pages: "", source: { FONDATION_CHROMIUM } }, "", log).load();
  known.push(isLoaded());
}
process.stdout.write(JSON.stringify(known));
