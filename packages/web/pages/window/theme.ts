/**
 * The light or dark theme: the system's choice until the reader chooses one, which is remembered
 * until the reader returns to that of the system.
 */

import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

const STORAGE_KEY = "fondation-theme";
const CHANGED = "fondation-theme-changed";
const DARK_SYSTEM = "(prefers-color-scheme: dark)";

function chosen(): Theme | undefined {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : undefined;
}

function ofSystem(): Theme {
  return window.matchMedia(DARK_SYSTEM).matches ? "dark" : "light";
}

function shown(): Theme {
  return chosen() ?? ofSystem();
}

/** After the theme of the system come the other one, that one by choice, and the system's again. */
function following(): Theme | undefined {
  const system = ofSystem();
  const other = system === "dark" ? "light" : "dark";
  const now = chosen();
  return now === undefined ? other : now === other ? system : undefined;
}

function subscribe(onChange: () => void): () => void {
  const darkSystem = window.matchMedia(DARK_SYSTEM);
  darkSystem.addEventListener("change", onChange);
  window.addEventListener(CHANGED, onChange);
  return () => {
    darkSystem.removeEventListener("change", onChange);
    window.removeEventListener(CHANGED, onChange);
  };
}

function choose(theme: Theme | undefined): void {
  if (theme === undefined) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === undefined) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Storage may be unavailable. The choice then lasts until the page is closed.
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** The theme that is shown. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, shown, (): Theme => "light");
}

/** The choice that comes next, `undefined` for the theme of the system, and a function to make it. */
export function useNextTheme(): { next: Theme | undefined; choose: (theme: Theme | undefined) => void } {
  return { next: useSyncExternalStore(subscribe, following, (): undefined => undefined), choose };
}
