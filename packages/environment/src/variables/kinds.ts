/** Types of variables, each parsed from text. */
import { z } from "zod";

export function integer(least: number, most: number) {
  const reason = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, reason)
    .transform(Number)
    .refine((value) => value >= least && value <= most, reason);
}

/** A positive amount in decimal notation, e.g. of money. */
export function amount(most: number) {
  const reason = `must be a number above 0 and up to ${most}, such as 2.5`;
  return z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,6})?$/, reason)
    .transform(Number)
    .refine((value) => value > 0 && value <= most, reason);
}

/** A TCP port; 0 asks the system for a free one. */
export const port = () => integer(0, 65_535);

export function choice<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `must be one of ${words.join(", ")}` });
}

/** An http or https address without credentials; a trailing slash is removed. */
export const httpUrl = () =>
  z
    .string()
    .refine(
      isHttpUrl,
      "must be an http:// or https:// address without user name, password, query or fragment",
    )
    .transform((text) => text.replace(/(?<!\/)\/+$/, ""));

/** A ws or wss address: it may hold a path and a query. */
export const webSocketUrl = () =>
  z
    .string()
    .refine((text) => /^wss?:$/.test(parseUrl(text)?.protocol ?? ""), "must be a ws:// or wss:// address");

export const path = () => z.string();

export const text = () => z.string();

export const list = () =>
  z.string().transform((text) =>
    text
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  );

export const host = () => z.string().regex(/^[A-Za-z0-9.:_-]+$/, "must be a host name or an IP address");

/** A credential: printable characters without spaces. */
export function token(shortest: number) {
  return z
    .string()
    .regex(/^\S+$/, "must not hold spaces or line breaks")
    .min(shortest, `must have at least ${shortest} characters`);
}

/** A private ES256 key as a JSON Web Key. */
export const signingKey = () =>
  z
    .string()
    .refine(isPrivateJwk, "must be an ES256 private key as a JSON Web Key (kty EC, crv P-256, x, y, d, kid)");

function isHttpUrl(text: string): boolean {
  const url = parseUrl(text);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === ""
  );
}

function parseUrl(text: string): URL | null {
  return URL.parse(text);
}

function isPrivateJwk(text: string): boolean {
  try {
    const key: unknown = JSON.parse(text);
    return jwk.safeParse(key).success;
  } catch {
    return false;
  }
}

const jwk = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
});
