/**
 * A browser's window for tests of components, by jsdom; import it before anything that draws. It gives only what drawing
 * needs: sockets, `fetch` and typed arrays stay Node's, so that the real servers can run in the same process.
 */

import { JSDOM } from "jsdom";

const DRAWING = [
  "document",
  "navigator",
  "Node",
  "Element",
  "HTMLElement",
  "HTMLIFrameElement",
  "DocumentFragment",
  "MutationObserver",
  "getComputedStyle",
] as const;

const { window } = new JSDOM("<!doctype html><html lang='fr'><body></body></html>", {
  url: "http://fondation.invalid/",
  pretendToBeVisual: true,
});

Object.defineProperty(globalThis, "window", { value: window, configurable: true, writable: true });
for (const name of DRAWING) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}

/** jsdom lays nothing out, so nothing ever changes its size. */
class IdleObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
Object.defineProperty(globalThis, "ResizeObserver", { value: IdleObserver, configurable: true });

// Nor does it print, have a width or prefer the dark: no query matches.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener() {},
    removeListener() {},
  });

// Loaded now that there is a document. Waits are for facts; how long one may take is a question of the machine's load.
const { configure } = await import("@testing-library/react");
configure({ asyncUtilTimeout: 10_000 });
