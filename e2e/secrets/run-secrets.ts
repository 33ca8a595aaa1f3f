/**
 * The secrets of a run. They are kept in a separate directory until the results have been searched
 * for them.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Passes the directory on to Playwright's workers. */
const VARIABLE = "FONDATION_E2E_SECRETS";

/**
 * Creates the directory for processes that this one starts from now on. Only its user can read it.
 * Returns its path.
 */
export function keepSecrets(): string {
  const directory = mkdtempSync(path.join(tmpdir(), "fondation-e2e-secrets-"));
  chmodSync(directory, 0o700);
  process.env[VARIABLE] = directory;
  return directory;
}

/** Registers secrets by name. Has no effect in a run that is not searched. */
export function noteSecrets(secrets: Readonly<Record<string, string>>): void {
  const directory = process.env[VARIABLE];
  if (directory === undefined) return;
  const file = path.join(directory, `${randomBytes(8).toString("hex")}.json`);
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
}

/** The registered secrets under unique names. */
export function notedSecrets(): Record<string, string> {
  const directory = process.env[VARIABLE];
  if (directory === undefined) return {};
  const noted = readdirSync(directory).map((file, index) => {
    const secrets = JSON.parse(readFileSync(path.join(directory, file), "utf8")) as Record<string, string>;
    return Object.entries(secrets).map(
      ([name, secret]) => [`${name} (system ${index + 1})`, secret] as const,
    );
  });
  return Object.fromEntries(noted.flat());
}

/** Returns the registered secrets, and removes the directory. */
export function takeSecrets(): Record<string, string> {
  const secrets = notedSecrets();
  const directory = process.env[VARIABLE];
  delete process.env[VARIABLE];
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  return secrets;
}
