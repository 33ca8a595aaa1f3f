/**
 * Runs before everything else. The build puts this script into `index.html` itself: a script that
 * is not requested cannot fail to load.
 */

import { reloadIncompletePage } from "./reload-incomplete-page.ts";

/** Applies a remembered theme before the first paint. `window/theme.ts` writes the key. */
function restoreTheme(): void {
  try {
    const theme = localStorage.getItem("fondation-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is forbidden here: the system's theme applies.
  }
}

restoreTheme();
reloadIncompletePage();
