/** The environment of each part of the system. A part gets only its own keys. */
import { publicJwks } from "@fondation/backend";
import { type Secret, VARIABLES, type Variable } from "@fondation/environment";
import type { KeyFile, KeyVariable } from "../data/keys.ts";

export type Part = "backend" | "web" | "worker";

/** The keys of each part. The backend only verifies signatures, so it gets the public half. */
const KEYS_OF: Readonly<Record<Part, readonly KeyVariable[]>> = {
  backend: ["FONDATION_ADMIN_KEY"],
  web: ["FONDATION_SIGNING_KEY", "FONDATION_ACCESS_TOKEN"],
  worker: ["FONDATION_SIGNING_KEY"],
};

/**
 * Changes to this process's environment for a part: key variables as file names; undefined removes
 * a variable.
 */
export function partEnvironment(
  part: Part,
  keys: readonly KeyFile[],
  signingKey: Secret,
): Record<string, string | undefined> {
  const own = keys.filter(({ variable }) => KEYS_OF[part].includes(variable));
  return {
    ...withoutSecretsOf(part, keys),
    ...Object.fromEntries(own.map(({ variable, path }) => [`${variable}_FILE`, path])),
    FONDATION_JWKS: part === "backend" ? publicJwks(signingKey.reveal()) : undefined,
  };
}

/**
 * Removes the user's secrets that the part does not read, and the keys of any other installation.
 */
function withoutSecretsOf(part: Part, keys: readonly KeyFile[]): Record<string, undefined> {
  const rows = Object.entries(VARIABLES) as [string, Variable][];
  const taken = rows.filter(
    ([name, { secret, readers }]) =>
      secret === true && (!readers.includes(part) || keys.some(({ variable }) => variable === name)),
  );
  return Object.fromEntries(
    taken.flatMap(([name]) => [
      [name, undefined],
      [`${name}_FILE`, undefined],
    ]),
  );
}
