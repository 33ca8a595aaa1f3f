/** What a job may clone from: an https address, http for the default server alone, or a local path. */
import { isAbsolute } from "node:path";
import { getProxyForUrl } from "proxy-from-env";
import { JobError } from "../failures/job-error.ts";
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
 * @throws JobError REPOSITORY_INVALID, REPOSITORY_NOT_FOUND or NETWORK, see {@link publicAddresses}.
 */
export async function remoteAt(cloneUrl: string, policy: RemotePolicy): Promise<Remote> {
  const url = parse(cloneUrl);
  const home = new URL(policy.githubServerUrl);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && url.origin === home.origin)) {
    throw new JobError("address.not-https", { address: `${url.protocol}//${url.host}` });
  }
  if (url.username !== "" || url.password !== "") {
    throw new JobError("address.credentials", { host: url.host });
  }
  if (url.search !== "" || url.hash !== "") {
    throw new JobError("address.query", { host: url.host });
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
 * @throws JobError REPOSITORY_INVALID when it is not absolute.
 */
export function localRemote(path: string): Remote {
  if (!isAbsolute(path) || path.includes("\0")) {
    throw new JobError("address.relative-path", { path });
  }
  // A file URL, not a path: a path would be hard-linked, and `--depth` ignored.
  return { url: `file://${path}`, protocol: "file" };
}

function parse(cloneUrl: string): URL {
  if (!URL.canParse(cloneUrl)) throw new JobError("address.unreadable", {});
  return new URL(cloneUrl);
}
