/**
 * The window of a browser, simulated by jsdom, for tests of components. Import it before all
 * modules that render. It replaces only what rendering needs. Sockets, `fetch` and typed arrays
 * stay those of Node, so that real servers can run in the same process.
 */

import { JSDOM } from "jsdom";

const RENDERING_GLOBALS = [
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
for (const name of RENDERING_GLOBALS) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}

/** jsdom has no layout, so sizes never change. */
class IdleObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
Object.defineProperty(globalThis, "ResizeObserver", { value: IdleObserver, configurable: true });

// jsdom has no media, so no query matches.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener() {},
    removeListener() {},
  });

// This library needs the document. The timeout is long because the load of the machine decides how
// long a wait takes.
const { configure } = await import("@testing-library/react");
configure({ asyncUtilTimeout: 10_000 });
