/** The managed Chromium in its own container, for the workers and the suite. */
import { chromium } from "@playwright/test";
import type { ServiceDescription, ServiceAccess } from "./description.ts";
import type { WorkerBrowser } from "./worker.ts";

/** Names the file with the address, for the browser and its users. */
const ENDPOINT_FILE = { FONDATION_BROWSER_WS_ENDPOINT_FILE: "browser-endpoint" } as const;

/** A worker's settings for this browser. */
export const SHARED_BROWSER: WorkerBrowser = { secrets: ENDPOINT_FILE, environment: {} };

/** The image `fondation/browser`. The path of its address is secret. */
export const BROWSER: ServiceDescription = {
  name: "browser",
  dependsOn: [],
  program: { kind: "browser" },
  listens: { port: 3333 },
  directories: {},
  secrets: ENDPOINT_FILE,
  environment: () => ({}),
  fact: "the browser to let a client in",
  ready: async (ways) => {
    // Any answer: the report of a test has every failed `connect`, with the secret address.
    await fetch(ways.reach(BROWSER.name));
    const browser = await chromium.connect(browserAddress(ways), { timeout: 5_000 });
    await browser.close();
    return true;
  },
};

/** Its address from the runner. */
export function browserAddress({ reach, secrets }: ServiceAccess): string {
  const address = new URL(secrets["browser-endpoint"]);
  address.host = new URL(reach(BROWSER.name)).host;
  return address.href;
}
