/** Reads the keys in the volumes of a compose stack with the stack's own service. */
import { noteSecrets } from "../../secrets/run-secrets.ts";

/** Prints the keys by their file names. */
const READ_KEYS = `
const { readdirSync, readFileSync } = require("node:fs");
const files = readdirSync(".", { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
const keys = files.map(({ parentPath, name }) => [name, readFileSync(parentPath + "/" + name, "utf8").trim()]);
console.log(JSON.stringify(Object.fromEntries(keys)));
`;

/**
 * Also works when no service runs. The results of the run will be searched for the keys.
 *
 * @param docker runs the client on the project.
 */
export async function readKeys(
  docker: (args: readonly string[]) => Promise<string>,
): Promise<Record<string, string>> {
  const words = ["run", "--rm", "--no-deps", "--no-TTY", "--entrypoint", "node"];
  const directory = ["--workdir", "/var/lib/fondation/secrets"];
  const keys = JSON.parse(await docker(["compose", ...words, ...directory, "keys", "--eval", READ_KEYS]));
  noteSecrets(keys);
  return keys;
}
