/** G12: no document shows a secret, neither in its prose nor in the code that it quotes. */

import { type CheckOutcome, type Course, secretsIn } from "@fondation/course";
import { type CheckName, Tally } from "../outcome/tally.ts";

export const SECRETS: CheckName = {
  id: "G12",
  title: { fr: "Aucun secret montré", en: "No secret shown" },
};

/** The finding never repeats the secret: reports are stored and logged. */
export function checkSecrets({ documents, language }: Course): CheckOutcome {
  const tally = new Tally(SECRETS);
  for (const { slug, content } of documents) {
    const faults = secretsIn(content).map(({ name, at }) => ({
      line: content.slice(0, at).split("\n").length,
      message: `This looks like ${name}. Leave the line out of the course, and revoke the secret: it is in the repository.`,
    }));
    tally.count(slug, faults);
  }
  return tally.outcome(language);
}
