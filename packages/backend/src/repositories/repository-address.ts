/**
 * What a person may type to name a repository: `owner/repo`, or an https address (http only for the default server's own host).
 * Pure, so that a page can say at once what is wrong; the backend asks it again before anything is stored.
 */

import { isPrivateHost } from "./private-hosts.ts";
import { refusal } from "../refusal.ts";

/** Where `owner/repo` is looked for unless GITHUB_SERVER_URL says otherwise. */
const DEFAULT_SERVER = "https://github.com";

/** A repository on a server. */
export interface RepositoryAddress {
  /** Host with its port if it has one, lower case. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  /** `owner/name` on the default host, else `host/owner/name`. */
  readonly key: string;
  /** Equal for two spellings of the same repository: GitHub ignores case in names, other servers may not. */
  readonly identity: string;
  /** What a person opens. */
  readonly url: string;
  /** What a worker clones. */
  readonly cloneUrl: string;
  /** Put a commit and a path behind it to see a file; null where the server's scheme is not known. */
  readonly blobBase: string | null;
}

const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_])?$/;
const NAME = /^[A-Za-z0-9._][A-Za-z0-9._-]{0,99}$/;
const SHORT_ADVICE = "Écrivez « propriétaire/dépôt » ou l’adresse https du dépôt.";
/** `local/name` is the key of a directory, so the owner of that name keeps its host. */
const LOCAL_OWNER = "local";

/** Whether this can be a repository's name: no separator, no leading dash, neither `.` nor `..`, not ending in `.git`. */
export function isRepositoryName(name: string): boolean {
  return NAME.test(name) && !/^\.+$/.test(name) && !/\.git$/i.test(name);
}

/**
 * Reads what a person typed; throws REPOSITORY_INVALID (a `ConvexError`) with a French sentence and advice.
 * `privateHosts`: the hosts, with or without port, that are accepted although they are private.
 */
export function parseRepository(
  typed: string,
  serverUrl: string = DEFAULT_SERVER,
  privateHosts: readonly string[] = [],
): RepositoryAddress {
  const server = new URL(serverUrl);
  const text = typed.trim();
  if (text === "") throw invalid("Aucun dépôt n’est indiqué.");
  if (text.length > 500) throw invalid("Cette adresse est trop longue pour être celle d’un dépôt.");
  if (/[\s\p{Cc}\\]/u.test(text)) {
    throw invalid("Cette adresse contient un espace ou un caractère interdit.");
  }
  const base = /^[a-z][a-z0-9+.-]*:/i.test(text) ? readUrl(text, server, privateHosts) : undefined;
  const path = base === undefined ? text : base.pathname.slice(1);
  const { owner, name } = readPath(path, base === undefined);
  return describe(base ?? server, server, owner, name);
}

/** The identity behind a key, whatever the case in which a person typed the key. */
export function identityOfKey(key: string, serverUrl: string = DEFAULT_SERVER): string {
  const server = new URL(serverUrl).host;
  const segments = key.split("/");
  if (segments.length === 2) {
    return segments[0] === LOCAL_OWNER ? key : `${server}/${key.toLowerCase()}`;
  }
  const [host = "", ...path] = segments;
  return host.toLowerCase() === server ? key.toLowerCase() : [host.toLowerCase(), ...path].join("/");
}

function readUrl(text: string, server: URL, privateHosts: readonly string[]): URL {
  const url = toUrl(text);
  if (url === undefined || url.host === "") {
    throw invalid("Cette adresse ne peut pas être lue comme celle d’un dépôt.");
  }
  const isServer = url.host === server.host;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isServer)) {
    throw invalid(`Le protocole « ${url.protocol.slice(0, -1)} » n’est pas accepté : seul https l’est.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw invalid(
      "Cette adresse contient un identifiant ou un mot de passe, qui n’ont pas leur place ici.",
      "Retirez ce qui précède « @ » ; l’accès aux dépôts privés se règle chez l’exploitant (GITHUB_TOKEN).",
    );
  }
  if (url.search !== "" || url.hash !== "") {
    throw invalid("Cette adresse contient « ? » ou « # » : ce n’est pas celle d’un dépôt.");
  }
  const isAllowed = isServer || isListed(url, privateHosts);
  if (!isAllowed && isPrivateHost(url.hostname)) {
    throw invalid(
      `« ${url.hostname} » est une adresse privée : Fondation ne s’y connecte pas.`,
      "Donnez l’adresse d’un serveur public, ou demandez à l’exploitant d’ajouter cet hôte à FONDATION_ALLOW_PRIVATE_HOSTS.",
    );
  }
  if (isServer && url.protocol !== server.protocol && server.protocol === "https:") {
    throw invalid("Le protocole « http » n’est pas accepté : seul https l’est.");
  }
  return url;
}

/** An IPv6 address may be listed with its brackets or without. */
function isListed({ host, hostname }: URL, hosts: readonly string[]): boolean {
  const spellings = [host, hostname, hostname.replace(/^\[(.*)\]$/, "$1")];
  return hosts.some((listed) => spellings.includes(listed.toLowerCase()));
}

/** `URL.canParse` is not promised by every runtime that Convex functions meet. */
function toUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function readPath(path: string, short: boolean): { owner: string; name: string } {
  const segments = path.replace(/\/+$/, "").split("/");
  const [owner = "", written = ""] = segments;
  if (segments.length !== 2) {
    const looksLikeHost = short && segments.length === 3 && owner.includes(".");
    throw invalid(
      "Un dépôt se désigne par un propriétaire et un nom, ni plus ni moins.",
      looksLikeHost ? `Écrivez l’adresse entière : « https://${path} ».` : SHORT_ADVICE,
    );
  }
  const name = written.replace(/\.git$/i, "");
  if (!OWNER.test(owner)) throw invalid(`« ${owner} » ne peut pas être un nom de propriétaire.`);
  if (!isRepositoryName(name)) throw invalid(`« ${written} » ne peut pas être un nom de dépôt.`);
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

function invalid(message: string, advice: string = SHORT_ADVICE) {
  return refusal("REPOSITORY_INVALID", message, advice);
}
