/** The finished parts of the course, formatted for the prompts. */

import {
  type Abstraction,
  chapterSlug,
  type MarkdownKind,
  type Relationships,
  relativeLink,
} from "@fondation/course";
import type { Outline } from "@fondation/course/engine";
import { boundedLines } from "./bounded.ts";

const MOST = 12_000;

export function abstractionList(abstractions: readonly Abstraction[]): string {
  return boundedLines(abstractions.map(describe), MOST);
}

export function describe({ id, name, description, file_paths, symbols }: Abstraction): string {
  const files = file_paths.slice(0, 10).join(", ");
  return `${id}. ${name}\n   ${description}\n   ${files}\n   ${symbols.slice(0, 16).join(", ")}`;
}

/**
 * The summary and the relationships. `only`: the id of an abstraction, to list only its
 * relationships.
 */
export function relationshipList({ summary, relationships }: Relationships, only?: number): string {
  const kept = relationships.filter(({ from, to }) => only === undefined || from === only || to === only);
  const lines = kept.map(
    ({ from, to, label, evidence }) => `- ${from} → ${to} : ${label} · ${evidence.slice(0, 3).join(", ")}`,
  );
  return `${summary}\n\n${boundedLines(lines, MOST)}`;
}

/** The chapters in teaching order, with abstraction ids and the links that a document may use. */
export function courseList(
  outline: Outline,
  from: { readonly kind: MarkdownKind; readonly slug: string },
): string {
  const names = new Map(outline.abstractions.map(({ id, name }) => [id, name]));
  const lines = outline.order.order.map(({ id }, index) => {
    const name = names.get(id) ?? "";
    const links = (["chapter", "review", "tutorial"] as const).map((kind) =>
      relativeLink(from.slug, chapterSlug(kind, index + 1, name)),
    );
    return `${index + 1}. ${name} (id ${id}) : ${links.join(" · ")}`;
  });
  const plan = ["abstractions", "relationships", "order"].map((kind, index) =>
    relativeLink(from.slug, `step${index + 1}_${kind}.yaml`),
  );
  return [...lines, plan.join(" · ")].join("\n");
}

/** The abstraction taught at a position. */
export function abstractionAt({ abstractions, order }: Outline, position: number): Abstraction {
  const id = order.order[position - 1]?.id;
  const found = abstractions.find((abstraction) => abstraction.id === id);
  if (found === undefined) throw new Error(`The course has no chapter ${position}.`);
  return found;
}
