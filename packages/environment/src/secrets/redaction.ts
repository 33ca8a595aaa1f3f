/**
 * Removes secrets from text: the values that this process knows, and anything in the form of a
 * known credential type.
 */

/** Redacting shorter values would remove ordinary words and protect nothing. */
const SHORTEST_REDACTED = 4;

/**
 * Published formats of credentials, for values that were never registered as a `Secret`. Foreign
 * text of any length passes through here, so no expression may read a character more than a few
 * times.
 */
const SHAPES: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/\bsk-ant-[A-Za-z0-9_-]{8,}/g, "[secret]"],
  [/\b(?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{8,}/g, "[secret]"],
  [/[A-Za-z0-9_.-]+/g, withoutTokens],
  [/(?<=[a-z0-9+.-]:\/\/)[^/\s"'@]+@/gi, "[secret]@"],
  [/(\bauthorization\b["']?\s*[:=]\s*["']?(?:basic|bearer|convex)\s+)[^\s"']+/gi, "$1[secret]"],
];

/** The beginning of a JWT in its first part: `{"` in base64. */
const TOKEN_START = /\beyJ[A-Za-z0-9_-]{5}/;

const labels = new Map<string, string>();
let known: RegExp | undefined;

/**
 * Makes {@link redact} replace `value` by `[secret <name>]`, also in its forms in JSON, URLs and
 * base64.
 */
export function registerSecret(value: string, name: string): void {
  for (const form of formsOf(value)) {
    if (form.length >= SHORTEST_REDACTED) labels.set(form, `[secret ${name}]`);
  }
  // The longest first, because one secret may contain another.
  const alternatives = [...labels.keys()].sort((a, b) => b.length - a.length).map(escapeForRegExp);
  known = alternatives.length === 0 ? undefined : new RegExp(alternatives.join("|"), "g");
}

export function redact(text: string): string {
  let clean = known === undefined ? text : text.replace(known, (found) => labels.get(found) ?? "[secret]");
  for (const [shape, replacement] of SHAPES) {
    clean =
      typeof replacement === "string" ? clean.replace(shape, replacement) : clean.replace(shape, replacement);
  }
  return clean;
}

/** Redacts the JWTs in a run of their characters: three parts, divided by dots. */
function withoutTokens(run: string): string {
  if (!run.includes("eyJ")) return run;
  const parts = run.split(".");
  const clean: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    const start = parts[index + 1] && parts[index + 2] ? part.search(TOKEN_START) : -1;
    clean.push(start === -1 ? part : `${part.slice(0, start)}[secret token]`);
    if (start !== -1) index += 2;
  }
  return clean.join(".");
}

function formsOf(value: string): Set<string> {
  return new Set([
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    Buffer.from(value).toString("base64"),
    Buffer.from(value).toString("base64url"),
  ]);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
