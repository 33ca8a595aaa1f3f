/** The environment of each part of the system: its own keys and no others. */
import { publicJwks } from "@fondation/backend";
import { type Secret, VARIABLES, type Variable } from "@fondation/environment";
import type { KeyFile, KeyVariable } from "../data/keys.ts";

/** A part that `up` starts. */
export type Part = "backend" | "web" | "worker";

/**
 * The keys that each part gets. The backend only verifies signatures, so it gets the public half.
 */
const KEYS_OF: Readonly<Record<Part, readonly KeyVariable[]>> = {
  backend: ["FONDATION_ADMIN_KEY"],
  web: ["FONDATION_SIGNING_KEY", "FONDATION_ACCESS_TOKEN"],
  worker: ["FONDATION_SIGNING_KEY"],
};

/**
 * Changes to this process's environment for a part: keys as file names, undefined to remove a
 * variable.
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

/** A part keeps only the user's secrets that it reads, and no key of another installation. */
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
