/** Watches a page for console errors, exceptions, failed requests, and requests to other sites. */
import { expect, type Page } from "@playwright/test";
import type { TimelineEvent } from "./timeline-event.ts";

/**
 * Chromium drops connections when a network interface of the machine appears or disappears, and
 * each container has one. The page is not at fault. If the page stays broken, the test itself
 * fails.
 */
const NETWORK_CHANGED = "net::ERR_NETWORK_CHANGED";

/** Signs of a server that is away, in messages of the console, of sockets and of requests. */
const AWAY =
  /^WebSocket connection to|^Error during WebSocket handshake|net::ERR_(?!ABORTED)|status of 50[234]/;

/** What a test provokes. */
export interface Provoked {
  /** Error code of a refusal. The Convex client writes it to the console. */
  readonly refusal: string;
  /** Whether the page's server or its backend is away for a while. */
  readonly interruption: boolean;
}

/** The name of the function in a message of Convex's sync protocol that calls a mutation. */
function calledMutation(payload: string | Buffer): string | undefined {
  const text = String(payload);
  if (!text.startsWith("{")) return undefined;
  const { type, udfPath } = JSON.parse(text) as { type?: string; udfPath?: string };
  return type === "Mutation" ? udfPath : undefined;
}

export interface PageWatch {
  /** Fails with all recorded problems. */
  expectQuiet(): void;
  /** Everything that happened on the page, including harmless events. */
  readonly timeline: readonly TimelineEvent[];
}

/**
 * Starts to watch.
 *
 * @param origin the only origin that the page may request.
 */
export function watchPage(page: Page, origin: string, { refusal, interruption }: Provoked): PageWatch {
  const noticed: string[] = [];
  const timeline: TimelineEvent[] = [];
  const tell = (text: string, trouble = false) =>
    timeline.push({ at: Date.now(), source: "browser", text, trouble });
  const notice = (text: string) => {
    noticed.push(text);
    tell(text, true);
  };
  const isProvoked = (text: string) =>
    (refusal !== "" && text.includes(`ConvexError: {"code":"${refusal}"`)) ||
    (interruption && AWAY.test(text));
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() !== "error" || isProvoked(text) || text.includes(NETWORK_CHANGED))
      tell(`console ${message.type()}: ${text}`);
    else notice(`console error: ${text}`);
  });
  page.on("pageerror", (error) => notice(`exception: ${error.message}`));
  // A test may end the browser on purpose.
  const browser = page.context().browser();
  browser?.once("disconnected", () => tell("⚑ the browser of the test is gone", true));
  page.on("crash", () => notice("the page crashed"));
  page.on("requestfinished", (request) => {
    if (!/^https?:/.test(request.url())) return;
    const { pathname } = new URL(request.url());
    const status = request.existingResponse()?.status() ?? "no";
    const { responseEnd } = request.timing();
    tell(`${request.method()} ${pathname}: answer ${status} after ${responseEnd.toFixed()} ms`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== origin) notice(`request to ${url.origin}`);
  });
  page.on("requestfailed", (request) => {
    // Navigation aborts the requests of the previous page.
    const error = request.failure()?.errorText ?? "";
    if (error !== "net::ERR_ABORTED" && error !== NETWORK_CHANGED && !isProvoked(error))
      notice(`failed request: ${request.url()} ${error}`);
  });
  page.on("response", (response) => {
    const isAway = interruption && [502, 503, 504].includes(response.status());
    if (response.status() >= 400 && !isAway) notice(`answer ${response.status()}: ${response.url()}`);
  });
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) tell(`shows ${frame.url()}`);
  });
  page.on("websocket", (socket) => {
    tell(`WebSocket opened: ${socket.url()}`);
    socket.on("framesent", ({ payload }) => {
      const called = calledMutation(payload);
      if (called !== undefined) tell(`calls ${called}`);
    });
    socket.on("close", () => tell(`WebSocket closed: ${socket.url()}`));
    const { host } = new URL(socket.url());
    if (host !== new URL(origin).host) notice(`WebSocket to ${host}`);
    socket.on("socketerror", (error) => {
      const harmless = error.includes(NETWORK_CHANGED) || isProvoked(error);
      (harmless ? tell : notice)(`WebSocket error: ${error}`);
    });
  });
  return { timeline, expectQuiet: () => expect(noticed, "what the page should not have done").toEqual([]) };
}
