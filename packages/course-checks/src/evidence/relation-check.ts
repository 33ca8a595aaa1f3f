/**
 * G10: each relation of the plan, and each "uses" of a document, is proven by a resolved import or
 * call on its cited lines, or is marked as not proven. Each contract in a diagram is proven by a
 * supertype.
 */

import {
  type Block,
  type CheckOutcome,
  type Citation,
  isPassed,
  type Language,
  type List,
  type Piece,
  parseCitation,
  walkBlocks,
  yamlSlug,
} from "@fondation/course";
import { type CheckName, type Fault, Tally } from "../outcome/tally.ts";
import type { DocumentText } from "../reading/course-text.ts";
import type { Descriptions } from "../reading/descriptions.ts";
import { notedLines, sourceOf } from "../reading/line-notes.ts";
import { wordsIn } from "../reading/repository-words.ts";
import { countContracts, type Derives } from "./contract-arrows.ts";
import type { Proofs } from "./proofs.ts";

export const RELATIONS: CheckName = {
  id: "G10",
  title: { fr: "Relations prouvées par le code", en: "Relations proven by the code" },
};

const NOT_PROVEN = /non prouvée?s?|not proven|unproven/iu;
/** Before a name: the claim that something uses it. "does not say what calls" claims nothing. */
const USES =
  /(?:^|[\s’'])(?<!(?:pas qui|say what)\s)(?:utilise|utilisent|appelle|appellent|uses?|calls?)\s*$/iu;

export function checkRelations(
  texts: readonly DocumentText[],
  descriptions: Descriptions,
  { proofs, derives }: { readonly proofs: Proofs; readonly derives: Derives },
  language: Language,
): CheckOutcome {
  const relations = new Tally(RELATIONS);
  countRelations(relations, descriptions, proofs);
  countContracts(relations, texts, derives);
  const tally = new Tally(RELATIONS);
  for (const { slug, blocks } of texts) {
    const noted = new Map<Block, Citation>();
    walkBlocks(blocks, (block, siblings, index) => {
      if (block.kind === "list") {
        for (const [item, citation] of notedIn(block, siblings[index - 1])) noted.set(item, citation);
      }
      if (block.kind !== "paragraph") return;
      for (const faults of usesIn(block.pieces, block.line, noted.get(block), proofs)) {
        tally.count(slug, faults);
      }
    });
  }
  return together(relations.outcome(language), tally.outcomeOf(language, PROVEN_USES));
}

/** Percent. A sentence may stand near a citation that proves something else; a relation may not. */
const PROVEN_USES = 95;

function together(relations: CheckOutcome, uses: CheckOutcome): CheckOutcome {
  return {
    ...uses,
    checked: relations.checked + uses.checked,
    failed: relations.failed + uses.failed,
    findings: [...relations.findings, ...uses.findings],
    passed: relations.failed === 0 && isPassed(uses),
  };
}

/** One line of the evidence suffices: in a file of the user, of something in a file of the used part. */
function countRelations(tally: Tally, { abstractions, relationships }: Descriptions, proofs: Proofs): void {
  const parts = new Map(abstractions.value?.map((part) => [part.id, part]));
  for (const { from, to, label, evidence } of relationships.value?.relationships ?? []) {
    const [user, used] = [parts.get(from), parts.get(to)];
    // G2 reports ids without an abstraction.
    if (user === undefined || used === undefined) continue;
    const isProven = evidence.some((text) => {
      const citation = parseCitation(text);
      if (citation === undefined || !user.file_paths.includes(citation.path)) return false;
      return proofs.on(citation).some((proof) => used.file_paths.includes(proof.to));
    });
    const message = `Nothing on the cited lines proves that "${user.name}" uses "${used.name}". Cite a line with a resolved import or call, or mark the relation as not proven.`;
    tally.count(yamlSlug("relationships"), isProven || NOT_PROVEN.test(label) ? [] : [{ message }]);
  }
}

/** The notes under a block of code, with the lines that they are about. */
function notedIn({ items }: List, before: Block | undefined): [Block, Citation][] {
  const source = sourceOf(before);
  if (source === undefined) return [];
  return items.flatMap(([first]): [Block, Citation][] => {
    const [piece] = first?.kind === "paragraph" ? first.pieces : [];
    const lines = piece?.kind === "code" ? notedLines(piece.value) : undefined;
    return first === undefined || lines === undefined ? [] : [[first, { ...source, ...lines }]];
  });
}

/**
 * Claims of the form: … uses `name` (`path#L1-L2`). The citation is the place of the use, or that of
 * the name; then the use is on the noted lines, or on lines that the paragraph cites before.
 */
function usesIn(
  pieces: readonly Piece[],
  line: number,
  noted: Citation | undefined,
  proofs: Proofs,
): Fault[][] {
  const found: Fault[][] = [];
  const places = noted === undefined ? [] : [noted];
  pieces.forEach(({ kind, value }, index) => {
    const own = kind === "code" ? parseCitation(value) : undefined;
    if (own !== undefined) places.push(own);
    const [verb, after, cited] = [pieces[index - 1], pieces[index + 1], pieces[index + 2]];
    if (kind !== "code" || verb?.kind !== "text" || !USES.test(verb.value)) return;
    const citation = cited?.kind === "code" ? parseCitation(cited.value) : undefined;
    if (citation === undefined || after?.kind !== "text" || !/^[(:,]?$/u.test(after.value.trim())) return;
    const name = wordsIn(value).at(-1);
    const isProven = [citation, ...places].some((place) =>
      proofs.on(place).some((proof) => proof.name !== undefined && wordsIn(proof.name).at(-1) === name),
    );
    const message = `The code on ${cited?.value} does not prove a use of \`${value}\`. Cite the line of a resolved import or call, or leave the claim out.`;
    found.push(isProven ? [] : [{ line, message }]);
  });
  return found;
}
