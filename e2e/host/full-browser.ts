/** The browser a person would have on this machine: a whole one, with windows. */
import { existsSync } from "node:fs";

/**
 * Chrome's and Debian's packages. Not Ubuntu's `chromium-browser`: that is a snap, which sees no profile in this machine's temporary
 * directory.
 */
const INSTALLED = ["/usr/bin/google-chrome", "/usr/bin/chromium"];

/** Its executable; undefined where there is none, and the suite's own is all there is. */
export function fullBrowser(exists: (path: string) => boolean = existsSync): string | undefined {
  return INSTALLED.find(exists);
}
