/** What a job may clone from: an https address, http for the default server alone, or a local path. */
import { isAbsolute } from "node:path";
import { getProxyForUrl } from "proxy-from-env";
import { JobError } from "../job-error.ts";
import { hostnameOf, publicAddresses, type Resolve } from "./address.ts";

/** What a repository is cloned from, checked. */
export interface Remote {
  /** What Git is given; without credentials. */
  readonly url: string;
  /** The one protocol Git may speak. */
  readonly protocol: "https" | "http" | "file";
  /** `scheme://host:port`; absent for a local path. */
  readonly origin?: string;
  /** The addresses that were checked and are connected to, so that a second answer of the name server changes nothing. */
  readonly addresses?: readonly string[] | undefined;
}

/** Whom a worker trusts. */
export interface RemotePolicy {
  /** The default server, e.g. `https://github.com`: it alone may be http, be private, and get the token. */
  readonly githubServerUrl: string;
  /** Hosts (`name` or `name:port`) that may be cloned from although their address is private. */
  readonly allowPrivateHosts?: readonly string[];
  readonly resolve?: Resolve;
}

/**
 * Checks a remote repository's address.
 * @throws FondationError REPOSITORY_INVALID, REPOSITORY_NOT_FOUND or NETWORK, see {@link publicAddresses}.
 */
export async function remoteAt(cloneUrl: string, policy: RemotePolicy): Promise<Remote> {
  const url = parse(cloneUrl);
  const home = new URL(policy.githubServerUrl);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && url.origin === home.origin)) {
    throw invalid(`${url.protocol}//${url.host} n’est pas une adresse https.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw invalid(`L’adresse du dépôt sur ${url.host} contient un identifiant.`);
  }
  if (url.search !== "" || url.hash !== "") {
    throw invalid(`L’adresse du dépôt sur ${url.host} contient « ? » ou « # ».`);
  }
  const protocol = url.protocol === "https:" ? "https" : "http";
  const remote = { url: url.href, protocol, origin: url.origin } as const;
  const mayBePrivate =
    url.origin === home.origin ||
    (policy.allowPrivateHosts ?? []).some((host) => host === url.host || host === hostnameOf(url));
  if (mayBePrivate) return remote;
  // Behind a proxy it is the proxy that resolves the name; an address written out can be judged all the same.
  const proxied = getProxyForUrl(url.href) !== "";
  const resolve: Resolve | undefined = proxied ? async () => [] : policy.resolve;
  const addresses = await publicAddresses(url, resolve);
  return addresses.length === 0 ? remote : { ...remote, addresses };
}

/**
 * Checks a local path.
 * @throws FondationError REPOSITORY_INVALID when it is not absolute.
 */
export function localRemote(path: string): Remote {
  if (!isAbsolute(path) || path.includes("\0")) {
    throw invalid(`« ${path} » n’est pas un chemin absolu.`);
  }
  // A file URL, not a path: a path would be hard-linked, and `--depth` ignored.
  return { url: `file://${path}`, protocol: "file" };
}

function parse(cloneUrl: string): URL {
  if (!URL.canParse(cloneUrl)) throw invalid("L’adresse du dépôt est illisible.");
  return new URL(cloneUrl);
}

function invalid(message: string): JobError {
  return new JobError({
    code: "REPOSITORY_INVALID",
    message,
    advice: "Donnez une adresse https sans identifiant, par exemple https://github.com/owner/repo.",
  });
}
