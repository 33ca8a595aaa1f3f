/**
 * Runs before everything else. The build inlines this script into `index.html`, so it cannot fail
 * to load.
 */

import { reloadIncompletePage } from "./reload-incomplete-page.ts";

/** Applies a remembered theme before the first paint. `window/theme.ts` writes the key. */
function restoreTheme(): void {
  try {
    const theme = localStorage.getItem("fondation-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is not available, so the system's theme applies.
  }
}

restoreTheme();
reloadIncompletePage();
