/**
 * Prepares the machine before all tests: a temporary directory for the run, a Chrome of the user,
 * and model credentials in the user's shell. Playwright calls the returned function at the end.
 */
import { findBrowser, sandboxPossible, sandboxWarning } from "@fondation/browser";
import { useOwnTemporaryDirectory } from "../system/cleanup/temporary-directory.ts";
import { startUserChrome } from "./user-chrome.ts";
import { plantCredentials, rememberChrome } from "./user-shell.ts";

export default async function globalSetup(): Promise<() => Promise<void>> {
  const source = findBrowser();
  const warning = source?.kind === "local" ? sandboxWarning(source, sandboxPossible()) : undefined;
  if (warning !== undefined) process.stderr.write(`${warning}\n`);
  plantCredentials(process.env);
  const removeTemporaryDirectory = await useOwnTemporaryDirectory();
  const started = await startUserChrome();
  if (started !== undefined) rememberChrome(started.chrome);
  return async () => {
    await started?.stop();
    await removeTemporaryDirectory();
  };
}
