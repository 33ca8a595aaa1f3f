/** What a service of the system is, wherever it runs. There is one file for each service beside this one. */
import type { Secrets } from "../contract/secrets.ts";

/** What is run. */
export type Program =
  /** `fondation <command>`: the bundle as a process, the production image, or the one with Claude, as a container. */
  | { readonly kind: "fondation"; readonly command: string; readonly image?: "claude" }
  /** A double; `files` are what it needs, as paths inside `packages/doubles`. */
  | { readonly kind: "double"; readonly main: string; readonly files: readonly string[] }
  /** The managed Chromium of the image `fondation/browser`. */
  | { readonly kind: "browser" };

/** How the runner gets to services that have been launched. */
export interface ServiceAccess {
  /** The address of a service, as the runner sees it. */
  reach(service: string): string;
  readonly secrets: Secrets;
}

/** One service. */
export interface ServiceDescription {
  readonly name: string;
  /** Services that must be ready before this one is launched, and end after it. */
  readonly dependsOn: readonly string[];
  readonly program: Program;
  /** The port it listens on where it has an interface of its own, and the variables that change port and interface. */
  readonly listens: {
    readonly port: number;
    readonly portVariable?: string;
    readonly hostVariable?: string;
  };
  /** Directories it writes to, in the image, by the variable that names another place. */
  readonly directories: Readonly<Record<string, string>>;
  /** Secrets it is given: as a file, by a variable `<NAME>_FILE` that names it; else by the variable itself. */
  readonly secrets: Readonly<Record<string, keyof Secrets>>;
  /** Everything else it is told; `address` is where the other services find one. */
  environment(address: (service: string) => string): Readonly<Record<string, string>>;
  /** Completes the sentence "waited for …". */
  readonly fact: string;
  /** Looks whether the fact holds: resolves with something when it does. */
  ready(ways: ServiceAccess): Promise<unknown>;
}

/** The variables of a service's secrets; `pathOf` is where its files are. */
export function secretVariables(
  given: ServiceDescription["secrets"],
  secrets: Secrets,
  pathOf: (secret: keyof Secrets) => string,
): Record<string, string> {
  const variables = Object.entries(given).map(([variable, secret]) => [
    variable,
    variable.endsWith("_FILE") ? pathOf(secret) : secrets[secret],
  ]);
  return Object.fromEntries(variables);
}
