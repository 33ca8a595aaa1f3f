/** Statements of a course that the repository or the course itself must confirm. */
import path from "node:path";
import { parse } from "yaml";
import { dissect, links } from "./markdown.ts";
import type { OracleRepository } from "./repository.ts";

/** An entry of a vocabulary: a name in bold code, and its citation at the end. */
const DEFINITION = /^- \*\*`([^`]+)`\*\*[^\n]*\(`([^`\n]+)#L(\d+)-L(\d+)`\)$/;

/** What is wrong with the definitions of a document: the lines of each must contain its name. */
export async function refuteDefinitions(
  slug: string,
  markdown: string,
  repository: OracleRepository,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { text, line } of dissect(markdown).prose) {
    const [, name = "", file = "", start, end] = DEFINITION.exec(text) ?? [];
    const lines = (await repository.lines(file))?.slice(Number(start) - 1, Number(end));
    const own = name.split(".").at(-1) ?? "";
    if (name !== "" && lines?.join("\n").includes(own) !== true)
      wrong.push(`${slug}:${line} defines ${name} by ${file}#L${start}-L${end}, which does not contain it`);
  }
  return wrong;
}

const FOLDERS = [
  ["chapters", "chapter"],
  ["reviewed-chapters", "chapter"],
  ["tutorials", "tutorial"],
] as const;

/**
 * The other two documents about the same part to which a chapter, review or tutorial does not link.
 */
export function missingSiblings(slug: string, markdown: string): string[] {
  const [, part] = /_(\d\d_.*\.md)$/.exec(slug) ?? [];
  if (part === undefined) return [];
  const siblings = FOLDERS.map(([folder, kind]) => `${folder}/${kind}_${part}`).filter(
    (other) => other !== slug,
  );
  const linked = links(dissect(markdown)).map(({ target }) =>
    path.posix.join(path.posix.dirname(slug), target),
  );
  return siblings.filter((sibling) => !linked.includes(sibling));
}

interface Part {
  readonly id: number;
  readonly name: string;
  readonly file_paths: readonly string[];
}

interface Relation {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly evidence: readonly string[];
}

/** How a course marks a relation that neither an import nor a call shows. */
const UNPROVEN = "relation non prouvée";

/**
 * What is wrong with the relations: each must be seen in a file of the part that it begins with, or,
 * if it is marked as unproven, in one of either part.
 */
export function refuteRelations(abstractions: string, relationships: string): string[] {
  const all = parse(abstractions) as readonly Part[];
  const { relationships: relations } = parse(relationships) as { relationships: readonly Relation[] };
  return relations.flatMap(({ from, to, label, evidence }) => {
    const [user, used] = [from, to].map((id) => all.find((part) => part.id === id));
    const parts = label.includes(UNPROVEN) ? [user, used] : [user];
    const files = parts.flatMap((part) => part?.file_paths ?? []);
    return evidence
      .filter((citation) => !files.includes(citation.replace(/#L.*$/, "")))
      .map(
        (citation) =>
          `${user?.name} ${label} (${used?.name}), seen in ${citation}, which is no file of ${user?.name}`,
      );
  });
}
