/** Watches a page for what nobody looks at: console errors, exceptions, failed requests, and calls to other sites. */
import { expect, type Page } from "@playwright/test";

/**
 * Chromium drops connections whenever an interface of the machine comes or goes, as each container's does. That is nobody's
 * mistake; what it leaves broken on the page is still found by the test itself.
 */
const NETWORK_CHANGED = "net::ERR_NETWORK_CHANGED";

/** A page that is watched from its first request. */
export interface PageWatch {
  /** Fails with all that was noticed. */
  expectQuiet(): void;
}

/**
 * Starts to watch.
 *
 * @param origin the only one the page may speak to.
 * @param refusal code of a refusal that the test provokes: the Convex client itself writes those to the console.
 */
export function watchPage(page: Page, origin: string, refusal: string): PageWatch {
  const noticed: string[] = [];
  const isProvoked = (text: string) => refusal !== "" && text.includes(`ConvexError: {"code":"${refusal}"`);
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() !== "error" || isProvoked(text) || text.includes(NETWORK_CHANGED)) return;
    noticed.push(`console error: ${text}`);
  });
  page.on("pageerror", (error) => noticed.push(`exception: ${error.message}`));
  page.on("crash", () => noticed.push("the page crashed"));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== origin)
      noticed.push(`request to ${url.origin}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left takes its own requests with it.
    const error = request.failure()?.errorText ?? "";
    if (error !== "net::ERR_ABORTED" && error !== NETWORK_CHANGED)
      noticed.push(`failed request: ${request.url()} ${error}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) noticed.push(`answer ${response.status()}: ${response.url()}`);
  });
  page.on("websocket", (socket) => {
    const { host } = new URL(socket.url());
    if (host !== new URL(origin).host) noticed.push(`WebSocket to ${host}`);
    socket.on("socketerror", (error) => noticed.push(`WebSocket error: ${error}`));
  });
  return { expectQuiet: () => expect(noticed, "what the page should not have done").toEqual([]) };
}
