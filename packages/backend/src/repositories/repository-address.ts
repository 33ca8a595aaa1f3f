/**
 * Parses repository names: `owner/repo`, or an address of a repository or of one of its pages, as a
 * person pastes it. The result has https (http only for the host of the default server). Has no
 * dependencies on the backend, so that a page can validate its input; the backend validates again.
 */

import { refusal } from "../refusal.ts";
import { pastedRepository, withoutWww } from "./pasted-text.ts";
import { isPrivateHost } from "./private-hosts.ts";
import { readPath, type RepositoryPath } from "./repository-path.ts";

/** The server of `owner/repo` unless GITHUB_SERVER_URL says otherwise. */
const DEFAULT_SERVER = "https://github.com";

export interface RepositoryAddress {
  /** Lower case, with the port if there is one. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  /** `owner/name` on the default host, otherwise `host/owner/name`; an owner may have groups. */
  readonly key: string;
  /**
   * Equal for all spellings of a repository: GitHub ignores case in names, other servers may not.
   */
  readonly identity: string;
  readonly url: string;
  readonly cloneUrl: string;
  /**
   * Prefix of the web address of a file, before commit and path; null for servers whose address
   * scheme is unknown.
   */
  readonly blobBase: string | null;
}

/**
 * `local/name` is the key of a directory, so a repository of an owner `local` is written with its
 * host.
 */
const LOCAL_OWNER = "local";

/**
 * Parses a text; throws REPOSITORY_INVALID (a `ConvexError`) with the reason. `privateHosts`:
 * private hosts that are accepted, with or without port.
 */
export function parseRepository(
  typed: string,
  serverUrl: string = DEFAULT_SERVER,
  privateHosts: readonly string[] = [],
): RepositoryAddress {
  const server = new URL(serverUrl);
  if (typed.trim().length > 500) throw refusal("repository.too-long", {});
  const text = pastedRepository(typed, server.host);
  if (text === "") throw refusal("repository.missing", {});
  requireVisible(text);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) {
    return describe(server, server, readPath(text, { kind: "short" }));
  }
  const base = readUrl(text, server, privateHosts);
  const { host } = base;
  // A server of GitLab may be the default one, too.
  const isGitHub = base.origin === DEFAULT_SERVER || (host === server.host && !host.startsWith("gitlab."));
  return describe(base, server, readPath(base.pathname, { kind: isGitHub ? "github" : "other", host }));
}

function requireVisible(text: string): void {
  const [head = ""] = text.split("/", 1);
  // Later refusals repeat parts of the text.
  if (head.includes("@") && head.slice(0, head.indexOf("@")).includes(":")) {
    throw refusal("repository.credentials", {});
  }
  if (/\\/.test(text)) throw refusal("repository.backslash", {});
  // Scheme, empty, host, owner and name: the path of a file may have spaces.
  if (/\s/u.test(text.split("/", 5).join("/"))) throw refusal("repository.space", {});
  if (/[\p{Cc}\p{Cf}]/u.test(text)) throw refusal("repository.invisible-character", {});
}

/** The host of `owner/repo`. */
export function defaultHost(serverUrl: string = DEFAULT_SERVER): string {
  return new URL(serverUrl).host;
}

/** The identity of a key, independent of its case on the default host. */
export function identityOfKey(key: string, serverUrl: string = DEFAULT_SERVER): string {
  const server = defaultHost(serverUrl);
  const segments = key.split("/");
  if (segments.length === 2) {
    return segments[0] === LOCAL_OWNER ? key : `${server}/${key.toLowerCase()}`;
  }
  const [host = "", ...path] = segments;
  return host.toLowerCase() === server ? key.toLowerCase() : [host.toLowerCase(), ...path].join("/");
}

function readUrl(text: string, server: URL, privateHosts: readonly string[]): URL {
  const url = toUrl(text);
  if (url === undefined || url.host === "") throw refusal("repository.unreadable", {});
  url.host = withoutWww(url.host, server.host);
  const isServer = url.host === server.host;
  // The server's own scheme is known, whichever one was pasted.
  if (isServer && url.protocol.startsWith("http")) url.protocol = server.protocol;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isServer)) {
    throw refusal("repository.protocol", { protocol: url.protocol.slice(0, -1) });
  }
  if (url.username !== "" || url.password !== "") throw refusal("repository.credentials", {});
  const isAllowed = isServer || isListed(url, privateHosts);
  if (!isAllowed && isPrivateHost(url.hostname)) {
    throw refusal("repository.private-host", { host: url.hostname });
  }
  return url;
}

/** An IPv6 address may be listed with or without its brackets. */
function isListed({ host, hostname }: URL, hosts: readonly string[]): boolean {
  const spellings = [host, hostname, hostname.replace(/^\[(.*)\]$/, "$1")];
  return hosts.some((listed) => spellings.includes(listed.toLowerCase()));
}

/** Not every runtime of Convex functions has `URL.canParse`. */
function toUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function describe(base: URL, server: URL, { owner, name }: RepositoryPath): RepositoryAddress {
  const isServer = base.host === server.host;
  const { host } = base;
  const origin = isServer ? server.origin : base.origin;
  const url = `${origin}/${owner}/${name}`;
  const short = isServer && owner.toLowerCase() !== LOCAL_OWNER && !owner.includes("/");
  const path = `${owner}/${name}`;
  return {
    host,
    owner,
    name,
    key: short ? path : `${host}/${path}`,
    identity: `${host}/${isServer ? path.toLowerCase() : path}`,
    url,
    cloneUrl: `${url}.git`,
    blobBase: blobBase(url, host, isServer),
  };
}

function blobBase(url: string, host: string, isServer: boolean): string | null {
  if (isServer || host === "github.com") return `${url}/blob/`;
  return host.startsWith("gitlab.") ? `${url}/-/blob/` : null;
}
