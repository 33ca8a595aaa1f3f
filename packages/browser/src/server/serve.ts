/** A browser server: a Chromium in its own sandbox behind Playwright's `launchServer`, behind a door that keeps the secret path. */
import { once } from "node:events";
import { type BrowserServer, chromium } from "playwright-core";
import { QUIET_FLAGS } from "../launch-options.ts";
import { createAsker } from "./asker.ts";
import { makeDoor } from "./door.ts";
import type { Endpoint } from "./endpoint.ts";

/** Milliseconds in which a healthy browser has made a page and answered, however busy its machine is. */
const ANSWER_MS = 10_000;
/** Waits in a row without an answer, after which it is better started anew: more than a minute of those. */
const PATIENCE = 6;

/** What is served where. */
export interface ServeOptions {
  readonly endpoint: Endpoint;
  /** Address to listen on. */
  readonly host: string;
  /** Chromium's executable. */
  readonly executablePath: string;
  /** False only where Chromium cannot build it: as root, in tests. */
  readonly sandbox: boolean;
}

/** A running browser server. */
export interface ServedBrowser {
  /** The port it listens on. */
  readonly port: number;
  /** Resolves with the reason when the browser has ended, by itself or by `stop`, or does not answer any more those who ask for its health. */
  readonly ended: Promise<string>;
  /** Ends the browser and closes the door. */
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
    // Who may stop this program is decided by who runs it.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    host: "127.0.0.1",
  });
  const connect = () => chromium.connect(behind.wsEndpoint(), { timeout: ANSWER_MS });
  const asker = createAsker({ connect, answerMs: ANSWER_MS, patience: PATIENCE });
  const ended = Promise.race([whyEnded(behind), asker.givenUp]);
  const door = makeDoor({ path: endpoint.path, behind: behind.wsEndpoint(), ask: asker.ask });
  door.listen(endpoint.port, host);
  await once(door, "listening");
  const { port } = door.address() as { port: number };
  const stop = async () => {
    door.close();
    door.closeAllConnections();
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
