/** The keys of one installation, made once. Only their owner can read the files. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createSigningKey } from "@fondation/backend";
import { Secret } from "@fondation/environment";

/**
 * Variable, file name and maker of each key. The keys that few services use have directories of
 * their own, so that the other containers need not mount them.
 */
const KEYS = [
  { variable: "FONDATION_SIGNING_KEY", file: "signing-key", make: createSigningKey },
  {
    variable: "FONDATION_ADMIN_KEY",
    file: join("admin", "admin-key"),
    make: () => `fondation|${randomText()}`,
  },
  { variable: "FONDATION_ACCESS_TOKEN", file: join("access", "access-token"), make: randomText },
] as const;

/**
 * The address of the browser service. It has its own directory: the container of the browser shows
 * untrusted pages and must not see the other keys. The path in the address protects the browser.
 */
const BROWSER_ENDPOINT = {
  variable: "FONDATION_BROWSER_WS_ENDPOINT",
  file: join("browser", "browser-endpoint"),
  make: () => `ws://browser:3333/${randomText()}`,
} as const;

export type KeyVariable = (typeof KEYS)[number]["variable"];

/** The file of a key or address, and whether this call made it. */
export interface KeyFile<Name extends string = KeyVariable> {
  readonly variable: Name;
  readonly path: string;
  readonly made: boolean;
}

/**
 * Makes the keys that `directory` does not contain. Never replaces a key, because every existing
 * token would stop working.
 */
export async function ensureKeys(directory: string): Promise<KeyFile[]> {
  const files: KeyFile[] = [];
  for (const key of KEYS) files.push(await ensure(directory, key));
  return files;
}

export function ensureBrowserEndpoint(directory: string): Promise<KeyFile<typeof BROWSER_ENDPOINT.variable>> {
  return ensure(directory, BROWSER_ENDPOINT);
}

async function ensure<Name extends string>(
  directory: string,
  key: { variable: Name; file: string; make: () => string | Promise<string> },
): Promise<KeyFile<Name>> {
  const { variable, file, make } = key;
  const path = join(directory, file);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const made = !existsSync(path);
  // `wx`: when two processes start at once, the second must not overwrite the key of the first.
  if (made) writeFileSync(path, `${await make()}\n`, { mode: 0o600, flag: "wx" });
  return { variable, path, made };
}

/** Undefined when the directory has no such key. */
export function readKey(directory: string, variable: KeyVariable): Secret | undefined {
  const file = KEYS.find((key) => key.variable === variable)?.file ?? "";
  const path = join(directory, file);
  return existsSync(path) ? new Secret(readFileSync(path, "utf8").trim(), variable) : undefined;
}

/** 256 random bits as text without punctuation, so that a double click selects the whole text. */
function randomText(): string {
  return randomBytes(32).toString("hex");
}
