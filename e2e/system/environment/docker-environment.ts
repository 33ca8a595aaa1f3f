/**
 * The variables of the shell that a `docker` client gets. Other programs of the suite do not get
 * them.
 */
import path from "node:path";

/** Select the engine and the connection to it. */
const ENGINE = ["DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH"];

/** For `Dockerfile.production` on a machine without a public registry or with re-signed TLS. */
const BUILD = ["FONDATION_NODE_IMAGE", "FONDATION_CA_BUNDLE"];

/**
 * The directory with the plugins compose and buildx and the logins, because a program of the suite
 * may have another home.
 */
function configuration({ DOCKER_CONFIG, HOME }: NodeJS.ProcessEnv): Record<string, string> {
  if (DOCKER_CONFIG) return { DOCKER_CONFIG };
  return HOME ? { DOCKER_CONFIG: path.join(HOME, ".docker") } : {};
}

/** For a `docker` that does not build. */
export function dockerClient(shell: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return { ...configuration(shell), ...passedOn(ENGINE, shell) };
}

/** For a `docker` that also builds. */
export function dockerBuilder(shell: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return { ...dockerClient(shell), ...passedOn(BUILD, shell) };
}

/** An empty value counts as unset. */
function passedOn(names: readonly string[], shell: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (shell[name] ? [[name, shell[name]] as const] : [])));
}
