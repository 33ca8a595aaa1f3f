/** Watches a page for what nobody looks at: console errors, exceptions, failed requests, and calls to other sites. */
import { expect, type Page } from "@playwright/test";
import type { TimelineEvent } from "./timeline-event.ts";

/**
 * Chromium drops connections whenever an interface of the machine comes or goes, as each container's does. That is nobody's
 * mistake; what it leaves broken on the page is still found by the test itself.
 */
const NETWORK_CHANGED = "net::ERR_NETWORK_CHANGED";

/** A page that is watched from its first request. */
export interface PageWatch {
  /** Fails with all that was noticed. */
  expectQuiet(): void;
  /** All that happened on the page, the harmless as well. */
  readonly moments: readonly TimelineEvent[];
}

/**
 * Starts to watch.
 *
 * @param origin the only one the page may speak to.
 * @param refusal code of a refusal that the test provokes: the Convex client itself writes those to the console.
 */
export function watchPage(page: Page, origin: string, refusal: string): PageWatch {
  const noticed: string[] = [];
  const moments: TimelineEvent[] = [];
  const tell = (text: string, trouble = false) =>
    moments.push({ at: Date.now(), source: "browser", text, trouble });
  const notice = (text: string) => {
    noticed.push(text);
    tell(text, true);
  };
  const isProvoked = (text: string) => refusal !== "" && text.includes(`ConvexError: {"code":"${refusal}"`);
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() !== "error" || isProvoked(text) || text.includes(NETWORK_CHANGED))
      tell(`console ${message.type()}: ${text}`);
    else notice(`console error: ${text}`);
  });
  page.on("pageerror", (error) => notice(`exception: ${error.message}`));
  page.on("crash", () => notice("the page crashed"));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== origin) notice(`request to ${url.origin}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left takes its own requests with it.
    const error = request.failure()?.errorText ?? "";
    if (error !== "net::ERR_ABORTED" && error !== NETWORK_CHANGED)
      notice(`failed request: ${request.url()} ${error}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) notice(`answer ${response.status()}: ${response.url()}`);
  });
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) tell(`shows ${frame.url()}`);
  });
  page.on("websocket", (socket) => {
    tell(`WebSocket opened: ${socket.url()}`);
    socket.on("close", () => tell(`WebSocket closed: ${socket.url()}`));
    const { host } = new URL(socket.url());
    if (host !== new URL(origin).host) notice(`WebSocket to ${host}`);
    socket.on("socketerror", (error) => {
      const harmless = error.includes(NETWORK_CHANGED);
      (harmless ? tell : notice)(`WebSocket error: ${error}`);
    });
  });
  return { moments, expectQuiet: () => expect(noticed, "what the page should not have done").toEqual([]) };
}
