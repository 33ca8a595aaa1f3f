/**
 * Reads the address of a browser server from the file that `fondation init` writes. The path of the
 * address is a secret.
 */
import { readFileSync } from "node:fs";

export interface Endpoint {
  readonly port: number;
  /** Secret, with its leading slash. */
  readonly path: string;
}

/** In characters: 128 bits in hexadecimal cannot be guessed. */
const SHORTEST_PATH = 32;

/**
 * Reads the address from the file named by `FONDATION_BROWSER_WS_ENDPOINT_FILE`.
 *
 * @throws Error that says what is wrong without quoting the address.
 */
export function readEndpoint(env: NodeJS.ProcessEnv): Endpoint {
  const file = env.FONDATION_BROWSER_WS_ENDPOINT_FILE;
  if (!file) {
    throw new Error(
      "FONDATION_BROWSER_WS_ENDPOINT_FILE is not set: it names the file with the address of this server, made by `fondation init`.",
    );
  }
  const url = URL.parse(readAddress(file));
  if (url === null || url.protocol !== "ws:" || url.pathname.length <= SHORTEST_PATH) {
    throw new Error(
      `${file} (FONDATION_BROWSER_WS_ENDPOINT_FILE) does not hold an address as ws://browser:3333/<at least ${SHORTEST_PATH} random characters>; \`fondation init\` makes one.`,
    );
  }
  return { port: Number(url.port || 80), path: url.pathname };
}

function readAddress(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${file} (FONDATION_BROWSER_WS_ENDPOINT_FILE) cannot be read (${code}).`);
  }
}
