/** Applies a remembered theme before the first paint, so that the other one never flashes. */
export function restoreTheme(): void {
  try {
    const theme = localStorage.getItem("fondation-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is forbidden here: the system's theme applies.
  }
}
