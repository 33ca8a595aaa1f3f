/** A complete browser, with windows, as users have it. */
import { existsSync } from "node:fs";

/**
 * Packages of Chrome and Debian. Not Ubuntu's `chromium-browser`: that is a snap, which cannot see
 * a profile in the temporary directory.
 */
const INSTALLED = ["/usr/bin/google-chrome", "/usr/bin/chromium"];

/** Path of the executable; undefined where only the suite's own browser exists. */
export function fullBrowser(exists: (path: string) => boolean = existsSync): string | undefined {
  return INSTALLED.find(exists);
}
