// Runs before the first paint, so that a remembered theme never flashes the other one.
// A classic script of its own: the content security policy allows no inline script.
try {
  const theme = localStorage.getItem("fondation-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden here: the system's theme applies.
}
