/** The keys of one installation: made once, kept in files that only their owner can read. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSigningKey } from "@fondation/backend";
import { Secret } from "@fondation/environment";

/** Variable, file name and maker of each key. */
const KEYS = [
  { variable: "FONDATION_SIGNING_KEY", file: "signing-key", make: createSigningKey },
  { variable: "FONDATION_ADMIN_KEY", file: "admin-key", make: () => `fondation|${randomText()}` },
  { variable: "FONDATION_ACCESS_TOKEN", file: "access-token", make: randomText },
] as const;

/** A variable that holds a key. */
export type KeyVariable = (typeof KEYS)[number]["variable"];

/** A key's file, and whether this call made it. */
export interface KeyFile {
  readonly variable: KeyVariable;
  readonly path: string;
  readonly made: boolean;
}

/** Makes the keys that `directory` does not hold yet. An existing key is never replaced: it would shut everybody out. */
export async function ensureKeys(directory: string): Promise<KeyFile[]> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const files: KeyFile[] = [];
  for (const { variable, file, make } of KEYS) {
    const path = join(directory, file);
    const made = !existsSync(path);
    // `wx`: of two that start at once, the second must not overwrite what the first already uses.
    if (made) writeFileSync(path, `${await make()}\n`, { mode: 0o600, flag: "wx" });
    files.push({ variable, path, made });
  }
  return files;
}

/** One key of a directory; undefined when it is not there. */
export function readKey(directory: string, variable: KeyVariable): Secret | undefined {
  const file = KEYS.find((key) => key.variable === variable)?.file ?? "";
  const path = join(directory, file);
  return existsSync(path) ? new Secret(readFileSync(path, "utf8").trim(), variable) : undefined;
}

/** 256 bits of chance as text without punctuation, so that a double click selects all of it. */
function randomText(): string {
  return randomBytes(32).toString("hex");
}
