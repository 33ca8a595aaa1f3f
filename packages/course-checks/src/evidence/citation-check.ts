/** G3: every citation resolves at the commit, and its text is the recorded one. */

import {
  type CheckOutcome,
  type CitedSpan,
  type Course,
  formatCitation,
  textSha256,
  yamlSlug,
} from "@fondation/course";
import type { RepositoryReader } from "@fondation/repository";
import type { Descriptions } from "../reading/descriptions.ts";
import type { CitedText, CourseCitations, Occurrence } from "../reading/occurrences.ts";
import type { ResolveSpan } from "../reading/spans.ts";
import { type Fault, Tally } from "../outcome/tally.ts";

export const CITATIONS = {
  id: "G3",
  title: { fr: "Citations vérifiées dans le code", en: "Citations resolve at the commit" },
};

/** The outcome, and every distinct span that resolves, sorted by citation. */
export interface CheckedCitations {
  readonly outcome: CheckOutcome;
  readonly citations: readonly CitedText[];
}

/**
 * Checks every citation, and every path of an abstraction. `recorded` are the cited spans of an
 * earlier manifest.
 */
export async function checkCitations(
  { language }: Pick<Course, "language">,
  { occurrences, broken }: CourseCitations,
  descriptions: Descriptions,
  { repository, resolveSpan }: { readonly repository: RepositoryReader; readonly resolveSpan: ResolveSpan },
  recorded: readonly CitedSpan[] = [],
): Promise<CheckedCitations> {
  const tally = new Tally(CITATIONS);
  const hashes = new Map(recorded.map(({ citation, sha256 }) => [citation, sha256]));
  const resolved = new Map<string, CitedText>();
  for (const { slug, line, text } of broken) {
    const message = `"${text}" is not a citation. Write path#L1-L2, with a path inside the repository.`;
    tally.count(slug, [line === undefined ? { message } : { message, line }]);
  }
  for (const occurrence of occurrences) {
    const citation = formatCitation(occurrence.citation);
    const span = await resolveSpan(occurrence.citation);
    const messages: string[] = [];
    if (span.text === undefined) messages.push(`${citation} does not resolve: ${span.fault}.`);
    else {
      const sha256 = textSha256(span.text);
      resolved.set(citation, { citation, sha256, text: span.text });
      if ((hashes.get(citation) ?? sha256) !== sha256)
        messages.push(`${citation} is not the text that its recorded hash belongs to.`);
    }
    tally.count(
      occurrence.slug,
      messages.map((message): Fault => at(occurrence, message)),
    );
  }
  countPaths(tally, descriptions, repository);
  const citations = [...resolved.values()].sort((a, b) => (a.citation < b.citation ? -1 : 1));
  return { outcome: tally.outcome(language), citations };
}

function at({ line }: Occurrence, message: string): Fault {
  return line === undefined ? { message } : { message, line };
}

function countPaths(tally: Tally, { abstractions }: Descriptions, repository: RepositoryReader): void {
  const files = new Set(repository.listFiles().map(({ path }) => path));
  for (const { name, file_paths } of abstractions.value ?? []) {
    for (const path of file_paths) {
      const message = `"${name}" lists ${path}, which the commit does not have.`;
      tally.count(yamlSlug("abstractions"), files.has(path) ? [] : [{ message }]);
    }
  }
}
