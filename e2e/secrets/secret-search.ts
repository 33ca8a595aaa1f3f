/** The forms in which a text may contain a secret: plain, escaped, encoded. */

/** The number of bytes before a secret shifts its base64 form. There are three different shifts. */
const SHIFTS = [0, 1, 2];

/**
 * The base64 forms contain only the characters that do not depend on the bytes before and after the
 * secret.
 */
export function formsOf(secret: string): string[] {
  const plain = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("hex"),
  ];
  const encoded = SHIFTS.flatMap((shift) => {
    const base64 = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]).toString("base64");
    const whole = Math.floor(((shift + Buffer.byteLength(secret)) * 8) / 6);
    const stable = base64.slice(Math.ceil((shift * 8) / 6), whole);
    return [stable, stable.replaceAll("+", "-").replaceAll("/", "_"), encodeURIComponent(stable)];
  });
  return [...new Set([...plain, ...encoded])];
}

/** The part that must not appear: the path of an address, the private part of a JSON key. */
export function essenceOf(secret: string): string[] {
  if (secret.startsWith("{")) {
    const { d } = JSON.parse(secret) as { d?: string };
    return d === undefined ? [secret] : [d];
  }
  if (URL.canParse(secret)) return [new URL(secret).pathname.slice(1)];
  return [secret];
}

/** Returns a function that names the secrets in a text. */
export function createSecretSearch(
  secrets: Readonly<Record<string, string>>,
): (text: string | Buffer) => string[] {
  const needles = Object.entries(secrets).map(
    ([name, secret]) => [name, essenceOf(secret).flatMap(formsOf)] as const,
  );
  return (text) =>
    needles.filter(([, forms]) => forms.some((form) => text.includes(form))).map(([name]) => name);
}
