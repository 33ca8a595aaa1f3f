/**
 * Parses repository names: `owner/repo`, or an https address (http only for the host of the default
 * server). Has no dependencies on the backend, so that a page can validate its input; the backend
 * validates again.
 */

import { refusal } from "../refusal.ts";
import { isPrivateHost } from "./private-hosts.ts";

/** The server of `owner/repo` unless GITHUB_SERVER_URL says otherwise. */
const DEFAULT_SERVER = "https://github.com";

export interface RepositoryAddress {
  /** Lower case, with the port if there is one. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  /** `owner/name` on the default host, otherwise `host/owner/name`. */
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

/** A hyphen at the end: GitHub keeps accounts of before 2014 that have one. */
const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_-])?$/;
const NAME = /^[A-Za-z0-9._][A-Za-z0-9._-]{0,99}$/;
/**
 * `local/name` is the key of a directory, so a repository of an owner `local` is written with its
 * host.
 */
const LOCAL_OWNER = "local";

/**
 * Whether a text can be the name of a repository: no separator, no leading dash, no dot and no
 * `.git` at the end.
 */
export function isRepositoryName(name: string): boolean {
  return NAME.test(name) && !name.endsWith(".") && !/\.git$/i.test(name);
}

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
  const text = typed.replace(/^[\s\p{Cf}]+|(?<![\s\p{Cf}])[\s\p{Cf}]+$/gu, "");
  if (text === "") throw refusal("repository.missing", {});
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(text)) throw refusal("repository.forbidden-character", {});
  const base = /^[a-z][a-z0-9+.-]*:/i.test(text) ? readUrl(text, server, privateHosts) : undefined;
  const path = base === undefined ? text : base.pathname.slice(1);
  const { owner, name } = readPath(path, base);
  return describe(base ?? server, server, owner, name);
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
  if (url.host === `www.${server.host}`) url.host = server.host;
  const isServer = url.host === server.host;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isServer)) {
    throw refusal("repository.protocol", { protocol: url.protocol.slice(0, -1) });
  }
  if (url.username !== "" || url.password !== "") throw refusal("repository.credentials", {});
  if (url.search !== "" || url.hash !== "") throw refusal("repository.query", {});
  const isAllowed = isServer || isListed(url, privateHosts);
  if (!isAllowed && isPrivateHost(url.hostname)) {
    throw refusal("repository.private-host", { host: url.hostname });
  }
  if (isServer && url.protocol !== server.protocol && server.protocol === "https:") {
    throw refusal("repository.protocol", { protocol: "http" });
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

function readPath(path: string, base: URL | undefined): { owner: string; name: string } {
  const segments = path.replace(/(?<!\/)\/+$/, "").split("/");
  const [owner = "", written = ""] = segments;
  if (segments.length !== 2) {
    if (base === undefined && segments.length === 3 && owner.includes(".")) {
      throw refusal("repository.without-scheme", { path });
    }
    // GitHub has no groups: there the path leads into a repository.
    const isNested = base !== undefined && base.origin !== DEFAULT_SERVER && segments.length > 2;
    throw refusal(isNested ? "repository.nested-groups" : "repository.segments", {});
  }
  const name = written.replace(/\.git$/i, "");
  if (!OWNER.test(owner)) throw refusal("repository.owner", { owner });
  if (!isRepositoryName(name)) throw refusal("repository.name", { name: written });
  return { owner, name };
}

function describe(base: URL, server: URL, owner: string, name: string): RepositoryAddress {
  const isServer = base.host === server.host;
  const { host } = base;
  const origin = isServer ? server.origin : base.origin;
  const url = `${origin}/${owner}/${name}`;
  const short = isServer && owner.toLowerCase() !== LOCAL_OWNER;
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
  return host === "gitlab.com" ? `${url}/-/blob/` : null;
}
