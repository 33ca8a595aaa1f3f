/**
 * Removes secrets from text: the values that this process knows, and anything in the form of a
 * known credential type.
 */

/** Redacting shorter values would remove ordinary words and protect nothing. */
const SHORTEST_REDACTED = 4;

/** Published formats of credentials, for values that were never registered as a `Secret`. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\bsk-ant-[A-Za-z0-9_-]{8,}/g, "[secret]"],
  [/\b(?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{8,}/g, "[secret]"],
  [/\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/g, "[secret token]"],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^/\s"'@]+@/gi, "$1[secret]@"],
  [/(\bauthorization\b["']?\s*[:=]\s*["']?(?:basic|bearer|convex)\s+)[^\s"']+/gi, "$1[secret]"],
];

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
  for (const [shape, replacement] of SHAPES) clean = clean.replace(shape, replacement);
  return clean;
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
