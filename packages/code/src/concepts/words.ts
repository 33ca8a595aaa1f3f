/** The words of a name in code, and how a person writes them in a title. */

import { cutText } from "@fondation/environment/cut-text";

/** Longer names of directories, files or types say no more. In characters. */
const MAX_NAME = 80;

/** Short forms that are common in file names. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ["app", "application"],
  ["auth", "authentication"],
  ["cfg", "configuration"],
  ["cmd", "command"],
  ["conf", "configuration"],
  ["config", "configuration"],
  ["conn", "connection"],
  ["ctx", "context"],
  ["env", "environment"],
  ["fmt", "formatting"],
  ["mgr", "manager"],
  ["msg", "message"],
  ["opts", "options"],
  ["params", "parameters"],
  ["req", "request"],
  ["res", "response"],
  ["resp", "response"],
]);

const ACRONYMS = new Set(
  "aio api ast async-io cdn cli cors cpu crud csp css csrf csv db dns dom dsl ffi fs fsm ftp gpu grpc gui hpack html http http2 http3 https id idna io ioc ip ipc jdbc jit json jsx jvm jwt lru mime mvc oauth orm os pdf php quic rbac rest rpc rss sdk sfc smtp sql sqs sse ssh ssl ssr svg tcp tls toml tsdb tui udp ui uri url utf uuid vdom vm wal wasm ws wsgi asgi xml yaml zip".split(
    " ",
  ),
);

/** `job_executor`, `JobExecutor` and `job-executor` → `job`, `executor`. */
export function wordsOf(name: string): string[] {
  return cutText(name.normalize("NFC"), MAX_NAME)
    .replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, " ")
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, " ")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean);
}

/** The same for names that differ only in case, separators, a plural or a short form. */
export function keyOf(name: string): string {
  return wordsOf(name)
    .map((word) => word.toLowerCase())
    .map((word) => (ACRONYMS.has(word) ? word : singular(spelledOut(word))))
    .join("");
}

/** `inspect` for `inspect` and `Inspector`: what does a thing, and the thing done. */
export function rootOf(name: string): string {
  return keyOf(name).replace(/(?<=\p{L}{5})(er|or|ing|ion)$/u, "");
}

/** `job_executor` → `Job executor`, `http2` → `HTTP2`, `ctx` → `Context`. */
export function titleOf(name: string): string {
  const words = wordsOf(name).map((word) => {
    const lower = word.toLowerCase();
    return ACRONYMS.has(lower) ? lower.toUpperCase() : spelledOut(lower);
  });
  const title = words.join(" ");
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}

export function isShortForm(name: string): boolean {
  return SHORT_FORMS.has(name.toLowerCase());
}

function spelledOut(word: string): string {
  return SHORT_FORMS.get(word) ?? word;
}

function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}
