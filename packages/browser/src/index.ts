/**
 * Managed Chromium: the package connects to one or launches one with a new profile. It never uses
 * the user's own Chrome.
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
