/**
 * Finds the repository in what a person pastes: an address out of a command, of ssh, without its
 * scheme, or with spaces. Knows nothing about hosts and names; `repository-address.ts` judges them.
 */

/** Servers whose address is recognized by the host alone; others need three parts. */
const KNOWN_HOSTS = new Set(["github.com", "gitlab.com", "bitbucket.org", "codeberg.org"]);

const BEFORE = /^[\s\p{Cf}"'`<>«»]+/u;
const AFTER = /(?<![\s\p{Cf}"'`<>«»])[\s\p{Cf}"'`<>«»]+$/u;
const COMMAND = /^(?:\$ )?(?:git clone|gh repo clone) /i;
/** `user@host:path`, as SSH and `git clone` take it. */
const SCP = /^[\w.-]+@([\w.-]+):\/{0,2}([^/].*)$/u;
/** `host:path`, but not a port. */
const SCP_WITHOUT_USER = /^([\w-]+(?:\.[\w-]+)+):([^/\d].*)$/u;
/** A password in front of the host is left where it is, and refused later. */
const SSH = /^(?:git\+ssh|ssh|git):\/\/(?:[\w.-]+@)?([\w.-]+)(?::\d+)?\/(.*)$/iu;
const HOST = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?$/u;

/** An address with `https`, `owner/repo`, or the text itself when it is neither. */
export function pastedRepository(typed: string, defaultHost: string): string {
  const text = withoutCommand(strip(typed));
  const [, host, path] = SSH.exec(text) ?? SCP.exec(text) ?? SCP_WITHOUT_USER.exec(text) ?? [];
  if (host !== undefined && path !== undefined) return `https://${host}/${path}`;
  if (/^git\+https?:/i.test(text)) return text.slice("git+".length);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  return withScheme(text, defaultHost);
}

/** The servers that people visit have the same repositories with and without `www`. */
export function withoutWww(host: string, defaultHost: string): string {
  const bare = host.replace(/^www\./, "");
  return isKnownHost(bare, defaultHost) ? bare : host;
}

function isKnownHost(host: string, defaultHost: string): boolean {
  return host === defaultHost || KNOWN_HOSTS.has(host);
}

function strip(text: string): string {
  return text.replace(BEFORE, "").replace(AFTER, "");
}

/** The repository of `git clone [options] <repository> [directory]`. */
function withoutCommand(text: string): string {
  if (!COMMAND.test(text)) return text;
  const words = text
    .split(/\s/u)
    .map(strip)
    .filter((word) => !word.startsWith("-"));
  const address = words.find((word) => word.includes("://") || SCP.test(word));
  return address ?? words.find((word) => word.includes("/")) ?? text;
}

function withScheme(text: string, defaultHost: string): string {
  const [short = ""] = text.split(/[?#]/, 1);
  const segments = short.split("/").map((segment) => segment.trim());
  const host = (segments[0] ?? "").toLowerCase();
  const isKnown = isKnownHost(withoutWww(host, defaultHost), defaultHost);
  const isHost = HOST.test(host) && (isKnown || segments.filter(Boolean).length > 2);
  return isHost ? `https://${segments.join("/")}` : segments.join("/");
}
