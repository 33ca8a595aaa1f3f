/**
 * Recognizes secrets in text: keys and tokens whose form leaves no doubt. Values that documentation
 * uses as examples are not secrets.
 */

interface SecretForm {
  readonly name: string;
  /** Global: `matchAll` and `replace` start at the beginning of each text. */
  readonly form: RegExp;
}

const FORMS: readonly SecretForm[] = [
  {
    name: "a private key",
    form: /-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY(?: BLOCK)?-----\s+[A-Za-z0-9+/=]{30}/gu,
  },
  { name: "an AWS access key", form: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/gu },
  { name: "a GitHub token", form: /\bgh[pousr]_[A-Za-z0-9]{36}/gu },
  { name: "a GitHub token", form: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}/gu },
  { name: "a GitLab token", form: /\bglpat-[\w-]{20}/gu },
  { name: "a Slack token", form: /\bxox[abprs]-\d{9,13}-[A-Za-z0-9-]{20}/gu },
  {
    name: "a Slack webhook",
    form: /\bhooks\.slack\.com\/services\/T[A-Z0-9]{8,10}\/B[A-Z0-9]{8,10}\/[A-Za-z0-9]{24}/gu,
  },
  { name: "a Stripe key", form: /\b[rs]k_live_[A-Za-z0-9]{24}/gu },
  { name: "a Google API key", form: /\bAIza[\w-]{35}/gu },
  { name: "an npm token", form: /\bnpm_[A-Za-z0-9]{36}/gu },
  { name: "a PyPI token", form: /\bpypi-AgEIcHlwaS5vcmc[\w-]{50}/gu },
  { name: "an Anthropic key", form: /\bsk-ant-[a-z]{3}\d{2}-[\w-]{80}/gu },
  {
    name: "an OpenAI key",
    form: /\bsk-(?:[A-Za-z0-9]{20}|(?:proj|svcacct|admin)-(?:[\w-]{58}|[\w-]{74}))T3BlbkFJ[\w-]{20}/gu,
  },
  { name: "a SendGrid key", form: /\bSG\.[\w-]{22}\.[\w-]{43}/gu },
];

/** One pass for all forms: almost every text has none of them. */
const ANY_FORM = new RegExp(FORMS.map(({ form }) => form.source).join("|"), "u");

/** A key made of few characters, or one that says what it is. */
const EXAMPLE = /example|sample|dummy|fake|placeholder|test|xxxx|0000|1234/iu;

export interface FoundSecret {
  /** What it is, e.g. "an AWS access key". */
  readonly name: string;
  /** Its offset in the text. */
  readonly at: number;
}

/** The first secret of each form in a text. */
export function secretsIn(text: string): FoundSecret[] {
  if (!ANY_FORM.test(text)) return [];
  return FORMS.flatMap(({ name, form }): FoundSecret[] => {
    const found = [...text.matchAll(form)].find(([secret]) => !EXAMPLE.test(secret));
    return found === undefined ? [] : [{ name, at: found.index }];
  });
}

/** A text with an ellipsis in place of each secret. */
export function withoutSecrets(text: string): string {
  return FORMS.reduce(
    (before, { form }) => before.replace(form, (secret) => (EXAMPLE.test(secret) ? secret : "…")),
    text,
  );
}

/** Whether a line of code holds a secret, or begins a private key of several lines. */
export function holdsSecret(line: string): boolean {
  return /-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY/u.test(line) || secretsIn(line).length > 0;
}
