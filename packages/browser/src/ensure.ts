/**
 * `node packages/browser/src/ensure.ts`: finds or installs a Chromium and prints its path for
 * scripts.
 */
import { isFailure } from "@fondation/environment";
import { installChromium } from "./install.ts";
import { sandboxWarning } from "./launch-options.ts";

try {
  const source = await installChromium({ say: (line) => process.stderr.write(`${line}\n`) });
  if (source.kind === "remote") {
    process.stdout.write("Chromium: the browser server of FONDATION_BROWSER_WS_ENDPOINT\n");
  } else {
    process.stdout.write(`Chromium: ${source.executablePath} (${source.origin})\n`);
    const warning = sandboxWarning(source);
    if (warning !== undefined) process.stderr.write(`${warning}\n`);
  }
} catch (error) {
  if (!isFailure(error)) throw error;
  process.stderr.write(`${error.message}\n${error.advice}\n`);
  process.exitCode = 1;
}
