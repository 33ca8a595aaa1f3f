/**
 * The allowed sources of a clone: an https address, a local path, or http on the default server
 * only.
 */
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { getProxyForUrl } from "proxy-from-env";
import { JobError } from "../failures/job-error.ts";
import { hostnameOf, publicAddresses, type Resolve } from "./address.ts";

export interface Remote {
  /** Without credentials. */
  readonly url: string;
  /** The only protocol that Git may use. */
  readonly protocol: "https" | "http" | "file";
  /** `scheme://host:port`; absent for a local path. */
  readonly origin?: string;
  /** The checked addresses. Git connects to them, whatever the name resolves to later. */
  readonly addresses?: readonly string[] | undefined;
}

export interface RemotePolicy {
  /**
   * The default server, e.g. `https://github.com`. Only it may use http, have a private address,
   * and get the token.
   */
  readonly githubServerUrl: string;
  /** Hosts (`name` or `name:port`) whose address may be private. */
  readonly allowPrivateHosts?: readonly string[];
  readonly resolve?: Resolve;
}

/**
 * Checks a remote repository's address.
 * @throws JobError REPOSITORY_INVALID, REPOSITORY_NOT_FOUND or NETWORK, see {@link
 * publicAddresses}.
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
  // A proxy resolves the name itself. A literal address is checked in any case.
  const proxied = getProxyForUrl(url.href) !== "";
  const resolve: Resolve | undefined = proxied ? async () => [] : policy.resolve;
  const addresses = await publicAddresses(url, resolve);
  return addresses.length === 0 ? remote : { ...remote, addresses };
}

/** @throws JobError REPOSITORY_INVALID when the path is not absolute. */
export function localRemote(path: string): Remote {
  if (!isAbsolute(path) || path.includes("\0")) {
    throw new JobError("address.relative-path", { path });
  }
  // As a URL: for a path, Git would hard-link files and ignore `--depth`. Git decodes `%41`.
  return { url: pathToFileURL(path).href, protocol: "file" };
}

function parse(cloneUrl: string): URL {
  if (!URL.canParse(cloneUrl)) throw new JobError("address.unreadable", {});
  return new URL(cloneUrl);
}
