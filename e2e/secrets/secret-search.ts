/** The forms in which a secret may have leaked into a text: as it is, escaped, encoded. */

/** Text before a secret shifts its base64; three shifts are all there are. */
const SHIFTS = [0, 1, 2];

/** Everything to look for. Of the base64 forms those characters that do not depend on what stands before and after. */
function formsOf(secret: string): string[] {
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

/** What of a secret must not be found anywhere: of an address its path, of a key in JSON its private part. */
function essenceOf(secret: string): string[] {
  if (secret.startsWith("{")) {
    const { d } = JSON.parse(secret) as { d?: string };
    return d === undefined ? [secret] : [d];
  }
  if (URL.canParse(secret)) return [new URL(secret).pathname.slice(1)];
  return [secret];
}

/** Looks for secrets, given by name; returns the names of those that were found. */
export function createSecretSearch(
  secrets: Readonly<Record<string, string>>,
): (text: string | Buffer) => string[] {
  const needles = Object.entries(secrets).map(
    ([name, secret]) => [name, essenceOf(secret).flatMap(formsOf)] as const,
  );
  return (text) =>
    needles.filter(([, forms]) => forms.some((form) => text.includes(form))).map(([name]) => name);
}
