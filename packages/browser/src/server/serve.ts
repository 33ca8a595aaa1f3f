/**
 * A browser server: a Chromium in its own sandbox behind Playwright's `launchServer` and a gateway.
 */
import { once } from "node:events";
import { type BrowserServer, chromium } from "playwright-core";
import { QUIET_FLAGS } from "../launch-options.ts";
import type { Endpoint } from "./endpoint.ts";
import { createGateway } from "./gateway.ts";
import { createHealthCheck } from "./health-check.ts";

/** Milliseconds in which a healthy browser answers, also on a busy machine. */
const ANSWER_MS = 10_000;
/** Milliseconds between two pages that health checks open. */
const FRESH_MS = 30_000;
/**
 * After this many missing answers in a row, which takes more than a minute, a restart is better.
 */
const MAX_FAILURES = 6;

export interface ServeOptions {
  readonly endpoint: Endpoint;
  readonly host: string;
  readonly executablePath: string;
  /** False only where Chromium cannot build its sandbox: as root, in tests. */
  readonly sandbox: boolean;
}

export interface ServedBrowser {
  readonly port: number;
  /**
   * Resolves with the reason when the browser ends, by itself or by `stop`, or no longer answers
   * health checks.
   */
  readonly ended: Promise<string>;
  /** Ends the browser and closes the gateway. */
  stop(): Promise<void>;
}

/** Launches the browser and listens; rejects with Playwright's error when it cannot be launched. */
export async function serveBrowser(options: ServeOptions): Promise<ServedBrowser> {
  const { endpoint, host, executablePath, sandbox } = options;
  const behind = await chromium.launchServer({
    executablePath,
    headless: true,
    chromiumSandbox: sandbox,
    args: [...QUIET_FLAGS],
    // The caller of this program handles signals.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    host: "127.0.0.1",
  });
  const connect = () => chromium.connect(behind.wsEndpoint(), { timeout: ANSWER_MS });
  const health = createHealthCheck({
    connect,
    answerMs: ANSWER_MS,
    freshMs: FRESH_MS,
    maxFailures: MAX_FAILURES,
  });
  const ended = Promise.race([whyEnded(behind), health.givenUp]);
  const gateway = createGateway({
    path: endpoint.path,
    behind: behind.wsEndpoint(),
    checkHealth: health.check,
  });
  gateway.listen(endpoint.port, host);
  await once(gateway, "listening");
  const { port } = gateway.address() as { port: number };
  const stop = async () => {
    gateway.close();
    gateway.closeAllConnections();
    await behind.close();
  };
  return { port, ended, stop };
}

function whyEnded(server: BrowserServer): Promise<string> {
  return new Promise((resolve) => {
    server.on("close", (code?: number | null, signal?: string | null) =>
      resolve(`Chromium has ended (${signal ?? `exit code ${code}`})`),
    );
  });
}
