/** Before everything: a person's Chrome, and model credentials in her shell. Playwright calls what is returned at the end. */
import { findBrowser, sandboxPossible, sandboxWarning } from "@fondation/browser";
import { makeBrowserDirectory } from "./browser-directory.ts";
import { startPersonsChrome } from "./chrome.ts";
import { plantCredentials, rememberChrome } from "./shell.ts";

export default async function globalSetup(): Promise<() => Promise<void>> {
  const source = findBrowser();
  const warning = source?.kind === "local" ? sandboxWarning(source, sandboxPossible()) : undefined;
  if (warning !== undefined) process.stderr.write(`${warning}\n`);
  const directory = await makeBrowserDirectory();
  plantCredentials(process.env);
  const started = await startPersonsChrome();
  if (started !== undefined) rememberChrome(started.chrome);
  return async () => {
    await started?.stop();
    await directory.remove();
  };
}
