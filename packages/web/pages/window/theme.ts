/**
 * The light or dark theme: the system's choice until the reader chooses one, which is remembered.
 */

import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

const STORAGE_KEY = "fondation-theme";
const CHANGED = "fondation-theme-changed";
const DARK_SYSTEM = "(prefers-color-scheme: dark)";

function shown(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return window.matchMedia(DARK_SYSTEM).matches ? "dark" : "light";
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

function shownWithoutWindow(): Theme {
  return "light";
}

function choose(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Storage may be unavailable. The choice then lasts until the page is closed.
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** The current theme, and a function to choose another one. */
export function useTheme(): { theme: Theme; choose: (theme: Theme) => void } {
  return { theme: useSyncExternalStore(subscribe, shown, shownWithoutWindow), choose };
}
