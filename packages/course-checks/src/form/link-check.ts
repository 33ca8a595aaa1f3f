/** G7: every link inside the course leads to an existing document and heading of the course. */

import {
  type CheckOutcome,
  type Course,
  extractLinks,
  headingAnchors,
  isMarkdownKind,
  type LinkTarget,
  resolveLink,
} from "@fondation/course";
import { Tally } from "../outcome/tally.ts";

export const LINKS = { id: "G7", title: { fr: "Liens et ancres valides", en: "Links and anchors valid" } };

/** Checks every image, and every link except web links. */
export function checkLinks(course: Course): CheckOutcome {
  const tally = new Tally(LINKS);
  const anchors = anchorsBySlug(course);
  for (const { slug, kind, content } of course.documents) {
    if (!isMarkdownKind(kind)) continue;
    for (const { url, line, image } of extractLinks(content)) {
      const target = resolveLink(slug, url);
      if (target.kind === "external" && !image) continue;
      const reason = image ? "a course shows no images" : targetFault(target, anchors);
      tally.count(
        slug,
        reason === undefined ? [] : [{ line, message: `The link "${url}" is dead: ${reason}.` }],
      );
    }
  }
  return tally.outcome(course.language);
}

/** YAML documents have no anchors. */
function anchorsBySlug({ documents }: Course): Map<string, Set<string>> {
  return new Map(
    documents.map(({ slug, kind, content }) => [
      slug,
      new Set(isMarkdownKind(kind) ? headingAnchors(content) : []),
    ]),
  );
}

function targetFault(
  target: LinkTarget,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  if (target.kind === "external") return undefined;
  if (target.kind === "dead") return target.reason;
  const known = anchors.get(target.slug);
  if (known === undefined) return "the course has no such document";
  if (target.anchor === undefined || known.has(target.anchor)) return undefined;
  return `${target.slug} has no heading "#${target.anchor}"`;
}
