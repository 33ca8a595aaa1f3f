/**
 * Model settings between threads. A `Secret` cannot be cloned, so its value is posted and becomes a
 * `Secret` again in the thread, which then redacts it too. The value never leaves memory.
 */
import type { ModelSettings } from "@fondation/analyzer";
import { Secret } from "@fondation/environment";

/** Model settings with the credential in plain text. Must never be logged. */
export type SentModel = ReturnType<typeof packModel>;

export function packModel({ credential, ...settings }: ModelSettings) {
  const { kind, secret } = credential;
  return { ...settings, credential: { kind, name: secret.name, value: secret.reveal() } };
}

export function unpackModel({ credential, ...settings }: SentModel): ModelSettings {
  const { kind, name, value } = credential;
  return { ...settings, credential: { kind, secret: new Secret(value, name) } };
}
