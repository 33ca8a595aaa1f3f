/** Model settings on their way between threads: a `Secret` cannot be cloned, so its value goes alone and is made one again. */
import type { ModelSettings } from "@fondation/analyzer";
import { Secret } from "@fondation/environment";

/** Model settings as they are posted. Never logged: the message goes from memory to memory. */
export type SentModel = Omit<ModelSettings, "credential"> & {
  readonly credential: {
    readonly kind: ModelSettings["credential"]["kind"];
    readonly name: string;
    readonly value: string;
  };
};

/** Prepares settings for posting. */
export function packModel({ credential, ...settings }: ModelSettings): SentModel {
  const { kind, secret } = credential;
  return { ...settings, credential: { kind, name: secret.name, value: secret.reveal() } };
}

/** The settings as they were. The thread then knows the secret too, and redacts it. */
export function unpackModel({ credential, ...settings }: SentModel): ModelSettings {
  const { kind, name, value } = credential;
  return { ...settings, credential: { kind, secret: new Secret(value, name) } };
}
