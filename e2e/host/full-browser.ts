/** A complete browser with windows, like that of users. */
import { existsSync } from "node:fs";

/**
 * Packages of Chrome and Debian. Ubuntu's `chromium-browser` is a snap, which has no access to a
 * profile in the temporary directory.
 */
const INSTALLED = ["/usr/bin/google-chrome", "/usr/bin/chromium"];

/** Path of the executable; undefined where only the suite's own browser exists. */
export function fullBrowser(exists: (path: string) => boolean = existsSync): string | undefined {
  return INSTALLED.find(exists);
}
