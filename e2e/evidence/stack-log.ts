import { createSecretSearch } from "../secrets/secret-search.ts";

/** A stack with a log, and with secrets that must not be in the log. */
interface Logging {
  log(): Promise<string>;
  secrets(): Promise<Readonly<Record<string, string>>>;
}

/** The log of all containers; a sentence instead if it contains a secret or cannot be searched. */
export async function searchedLog(stack: Logging): Promise<string> {
  try {
    const log = await stack.log();
    if (log === "") return "No container has written anything.";
    const found = createSecretSearch(await stack.secrets())(log);
    return found.length === 0 ? log : `The log is not shown: it holds ${found.join(", ")}.`;
  } catch (error) {
    return `The log could not be searched for the stack's secrets, and is not shown: ${error}`;
  }
}
