/** What a service of the system is, on any target. Each service has a file next to this one. */
import type { Secrets } from "../contract/secrets.ts";

export type Program =
  /**
   * `fondation <command>`: the bundle as a process; as a container the production image, or the one
   * with Claude.
   */
  | { readonly kind: "fondation"; readonly command: string; readonly image?: "claude" }
  /** A double; `files` are what it needs, as paths inside `packages/doubles`. */
  | { readonly kind: "double"; readonly main: string; readonly files: readonly string[] }
  /** The managed Chromium of the image `fondation/browser`. */
  | { readonly kind: "browser" };

/** How the runner reaches launched services. */
export interface ServiceAccess {
  /** The address of a service, as the runner sees it. */
  reach(service: string): string;
  readonly secrets: Secrets;
}

export interface ServiceDescription {
  readonly name: string;
  /** Services that must be ready before this one is launched, and end after it. */
  readonly dependsOn: readonly string[];
  readonly program: Program;
  /** The port in a container, and the variables that change port and interface. */
  readonly listens: {
    readonly port: number;
    readonly portVariable?: string;
    readonly hostVariable?: string;
  };
  /** Directories that it writes to, in the image, by the variable that names another place. */
  readonly directories: Readonly<Record<string, string>>;
  /**
   * Secrets by variable: `<NAME>_FILE` names a file, any other variable holds the secret itself.
   */
  readonly secrets: Readonly<Record<string, keyof Secrets>>;
  /** All other settings; `address` gives the address of another service. */
  environment(address: (service: string) => string): Readonly<Record<string, string>>;
  /** Completes the sentence "Stopped waiting for …". */
  readonly fact: string;
  /** Resolves with a value other than undefined when the fact holds. */
  ready(ways: ServiceAccess): Promise<unknown>;
}

/** The variables of a service's secrets; `pathOf` gives the path of a secret's file. */
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
