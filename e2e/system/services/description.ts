/**
 * The description of a service, which is the same on all targets. Each service has a file next to
 * this one.
 */
import type { Secrets } from "../contract/secrets.ts";

export type Program =
  /**
   * `fondation <command>`: the bundle as a process, or the production image as a container
   * (`claude`: the image with Claude).
   */
  | { readonly kind: "fondation"; readonly command: string; readonly image?: "claude" }
  /** A double. `files`: the files that it needs, as paths inside `packages/doubles`. */
  | { readonly kind: "double"; readonly main: string; readonly files: readonly string[] }
  | { readonly kind: "browser" };

/** How the runner reaches launched services. */
export interface ServiceAccess {
  /** The address of a service from the runner. */
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
  /** Directories in the image that it writes to, by the variable that names another place. */
  readonly directories: Readonly<Record<string, string>>;
  /**
   * Secrets by variable. `<NAME>_FILE` gets the path of a file, any other variable the secret
   * itself.
   */
  readonly secrets: Readonly<Record<string, keyof Secrets>>;
  /** All other settings. `address` returns the address of another service. */
  environment(address: (service: string) => string): Readonly<Record<string, string>>;
  /** Completes the sentence "Stopped waiting for …". */
  readonly fact: string;
  /** Resolves with a value other than undefined when the service is ready. */
  ready(ways: ServiceAccess): Promise<unknown>;
}

/** The variables for a service's secrets. `pathOf` returns the path of a secret's file. */
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
