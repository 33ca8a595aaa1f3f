/** `node packages/browser/src/ensure.ts`: has a Chromium found or installed, and prints where it is. For scripts. */
import { FondationError } from "@fondation/environment";
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
  if (!(error instanceof FondationError)) throw error;
  process.stderr.write(`${error.message}\n${error.advice}\n`);
  process.exitCode = 1;
}
