/** What the `docker` client is told of the shell that starts the suite, since a program of the suite gets nothing else of it. */
import path from "node:path";

/** Which engine, and how it is reached. */
const ENGINE = ["DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH"];

/** What `Dockerfile.production` is built on and with, where no public registry can be reached or outgoing TLS is re-signed. */
const BUILD = ["FONDATION_NODE_IMAGE", "FONDATION_CA_BUNDLE"];

/** Where compose and buildx may be, as plugins, and the logins: by name, since a program of the suite may have another home. */
function configuration({ DOCKER_CONFIG, HOME }: NodeJS.ProcessEnv): Record<string, string> {
  if (DOCKER_CONFIG) return { DOCKER_CONFIG };
  return HOME ? { DOCKER_CONFIG: path.join(HOME, ".docker") } : {};
}

/** For a `docker` that asks, starts and stops. */
export function dockerClient(shell: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return { ...configuration(shell), ...passedOn(ENGINE, shell) };
}

/** For a `docker` that may build as well. */
export function dockerBuilder(shell: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return { ...dockerClient(shell), ...passedOn(BUILD, shell) };
}

/** An empty value counts as none. */
function passedOn(names: readonly string[], shell: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (shell[name] ? [[name, shell[name]] as const] : [])));
}
