/**
 * Managed Chromium: connected to or launched with a profile of its own, never the person's Chrome.
 */
export { type Installer, type InstallOptions, installChromium } from "./install.ts";
export { launchOptions, QUIET_FLAGS, sandboxPossible, sandboxWarning } from "./launch-options.ts";
export { type ManagedBrowser, noBrowser, type OpenOptions, openBrowser } from "./open.ts";
export {
  type BrowserEnvironment,
  type BrowserSource,
  findBrowser,
  type LocalBrowser,
  type Machine,
  type RemoteBrowser,
} from "./source.ts";
export type { Browser, BrowserContext, Page, Route } from "playwright-core";
