/** What each part of the system is told: its own keys, and nobody else's. */
import { publicJwks } from "@fondation/backend";
import { type Secret, VARIABLES, type Variable } from "@fondation/environment";
import type { KeyFile, KeyVariable } from "../data/keys.ts";

/** A part that `up` starts. */
export type Part = "backend" | "web" | "worker";

/** The keys of the installation that each part gets. The backend verifies what others sign: the public half is enough for that. */
const KEYS_OF: Readonly<Record<Part, readonly KeyVariable[]>> = {
  backend: ["FONDATION_ADMIN_KEY"],
  web: ["FONDATION_SIGNING_KEY", "FONDATION_ACCESS_TOKEN"],
  worker: ["FONDATION_SIGNING_KEY"],
};

/** Every part's environment, as changes to this process's own: a key is named by its file, undefined takes a variable away. */
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

/** A person's own secrets stay with the parts that read them; a key of another installation stays with none. */
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
