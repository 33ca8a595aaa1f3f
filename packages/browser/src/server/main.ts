/**
 * `node packages/browser/src/server/main.ts`: the program of the image `browser`. Stops on SIGTERM
 * and SIGINT; fails when Chromium ends.
 */
import { sandboxPossible } from "../launch-options.ts";
import { readEndpoint } from "./endpoint.ts";
import { serveBrowser } from "./serve.ts";

try {
  if (!sandboxPossible()) {
    throw new Error("Chromium has no sandbox as root: run the browser server as another user.");
  }
  const served = await serveBrowser({
    endpoint: readEndpoint(process.env),
    host: "0.0.0.0",
    executablePath: process.env.FONDATION_CHROMIUM || "/usr/lib/chromium/chromium-headless-shell",
    sandbox: true,
  });
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      stopping = true;
      served.stop().catch(fail);
    });
  }
  // Without the address: its path is a secret.
  console.log(`the browser server listens on port ${served.port}`);
  const reason = await served.ended;
  if (!stopping) fail(new Error(reason));
  process.exit(process.exitCode ?? 0);
} catch (error) {
  fail(error);
  process.exit(1);
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
