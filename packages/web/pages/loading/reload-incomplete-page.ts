/**
 * Loads the page again when its script or its styles did not come. A browser drops whatever is under way when the machine's network
 * changes, as it does with each container that starts (Chromium: ERR_NETWORK_CHANGED), and would leave the page empty without a word.
 */

/** How long to wait before each new attempt, in milliseconds; after the last one the page says so and leaves it to the reader. */
const PAUSES_MS = [200, 1_000, 3_000];

/** Where the attempts are counted, from one load to the next. */
const STORAGE_KEY = "fondation-loading-attempts";

/** The page's `<template>` of what is said in the end. */
const TEMPLATE_ID = "fondation-incomplete";

/** Whether the page is nothing without it: an icon or a preloaded module that did not come is not missed. */
function isNeeded(target: EventTarget | null): boolean {
  if (target instanceof HTMLScriptElement) return true;
  return target instanceof HTMLLinkElement && target.relList.contains("stylesheet");
}

/** Counts one more attempt: how long to wait for it, or undefined when there were enough or they cannot be counted. */
function nextPause(): number | undefined {
  try {
    const attempts = Number(sessionStorage.getItem(STORAGE_KEY) ?? 0);
    sessionStorage.setItem(STORAGE_KEY, String(attempts + 1));
    return PAUSES_MS[attempts];
  } catch {
    // Storage is forbidden here: without a count the page could be loaded for ever.
    return undefined;
  }
}

function forgetAttempts(): void {
  try {
    sessionStorage.removeItem(STORAGE_KEY);
  } catch {
    // Then there is none to forget.
  }
}

function sayIncomplete(): void {
  const template = document.getElementById(TEMPLATE_ID);
  if (!(template instanceof HTMLTemplateElement)) throw new Error("The page has lost its last words.");
  const words = document.importNode(template.content, true);
  words.querySelector("button")?.addEventListener("click", () => location.reload());
  document.body.prepend(words);
}

/** Watches until everything that the page asks for at first has come or failed. */
export function reloadIncompletePage(): void {
  let incomplete = false;
  const watch = ({ target }: Event) => {
    incomplete ||= isNeeded(target);
  };
  // These events do not bubble.
  window.addEventListener("error", watch, true);
  const decide = () => {
    window.removeEventListener("error", watch, true);
    if (!incomplete) return forgetAttempts();
    const pause = nextPause();
    if (pause !== undefined) {
      window.setTimeout(() => location.reload(), pause);
      return;
    }
    // Whoever tries again gets all attempts again.
    forgetAttempts();
    sayIncomplete();
  };
  window.addEventListener("load", decide, { once: true });
}
