/**
 * Reloads the page when its script or its styles failed to load. A browser aborts running requests
 * when the network of the machine changes, as at each start of a container (Chromium:
 * ERR_NETWORK_CHANGED), and leaves the page empty.
 */

/**
 * Milliseconds before each new attempt. After the last attempt the page says that it is incomplete.
 */
const PAUSES_MS = [200, 1_000, 3_000];

/** The `sessionStorage` key of the number of attempts. */
const STORAGE_KEY = "fondation-loading-attempts";

/** The id of the `<template>` that says that the page is incomplete. */
const TEMPLATE_ID = "fondation-incomplete";

/** True for scripts and style sheets. The page works without an icon or a preloaded module. */
function isNeeded(target: EventTarget | null): boolean {
  if (target instanceof HTMLScriptElement) return true;
  return target instanceof HTMLLinkElement && target.relList.contains("stylesheet");
}

/** Counts one more attempt. Returns the delay before it, or `undefined` after the last one. */
function nextPause(): number | undefined {
  try {
    const attempts = Number(sessionStorage.getItem(STORAGE_KEY) ?? 0);
    sessionStorage.setItem(STORAGE_KEY, String(attempts + 1));
    return PAUSES_MS[attempts];
  } catch {
    // Storage is not available. Without a count the page could reload forever.
    return undefined;
  }
}

function forgetAttempts(): void {
  try {
    sessionStorage.removeItem(STORAGE_KEY);
  } catch {
    // Storage is not available, so no attempt was counted.
  }
}

function sayIncomplete(): void {
  const template = document.getElementById(TEMPLATE_ID);
  if (!(template instanceof HTMLTemplateElement))
    throw new Error("index.html has no template for an incomplete page.");
  const message = document.importNode(template.content, true);
  message.querySelector("button")?.addEventListener("click", () => location.reload());
  document.body.prepend(message);
}

/** Watches until everything that `index.html` requests has loaded or failed. */
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
    // A reload by the reader starts again with all attempts.
    forgetAttempts();
    sayIncomplete();
  };
  window.addEventListener("load", decide, { once: true });
}
