/**
 * What the authors say about their code in READMEs, documentation and changelogs. A passage that the
 * code contradicts is left out.
 */

import { compareBy } from "../compare.ts";
import type { Survey } from "../survey/survey.ts";
import type { Document, Heading, Passage } from "./passage.ts";
import { readDocument } from "./read-document.ts";
import { createStaleness } from "./staleness.ts";

export interface Subject {
  /** Names of declarations. */
  readonly names: readonly string[];
  /** Files or directories. */
  readonly paths: readonly string[];
}

export interface Intent {
  /**
   * The headings of the README at the root and of the documentation, in that order, without those
   * that every project has: licence, installation, contributing.
   */
  readonly headings: readonly Heading[];
  readonly documents: readonly Document[];
  /** Passages that mark one of the names or paths as code, those with the most of them first. */
  about(subject: Subject): readonly Passage[];
}

const PROSE = /\.(md|mdx|rst|adoc)$|(^|\/)readme$/i;
const CHANGES = /(^|\/)(changelog|changes|history|news|release)|upgrad|migrat/i;

const CEREMONY =
  /^(table of )?contents$|licen[cs]e|install|contribut|support|sponsor|donate|author|credits|acknowledg|thank|code of conduct|changelog|release|upgrad|badge|requirements|download|community|getting (help|started)|quick ?start|security|example|documentation|develop|build|test|team|problems|see also|links/i;

export function readIntent(survey: Survey): Intent {
  const isStale = createStaleness(survey);
  const documents = [...survey.texts]
    .filter(([path]) => PROSE.test(path))
    .map(([path, text]) => readDocument(path, text))
    .sort(
      compareBy(
        ({ path }) => rankOf(path),
        ({ path }) => path,
      ),
    )
    .map((document) => ({
      ...document,
      passages: document.passages.filter((passage) => !isStale(passage)),
    }));
  const passages = documents.flatMap((document) => document.passages);
  const byName = new Map<string, Passage[]>();
  for (const passage of passages) {
    for (const key of new Set(passage.names.flatMap(keysOf))) {
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [passage]);
      else known.push(passage);
    }
  }
  const order = new Map(passages.map((passage, index) => [passage, index]));
  return {
    documents,
    headings: documents.flatMap(({ path, headings }) =>
      CHANGES.test(path) ? [] : headings.filter(({ text }) => !CEREMONY.test(text)),
    ),
    about({ names, paths }) {
      const counts = new Map<Passage, number>();
      for (const key of [...names, ...paths]) {
        for (const passage of byName.get(key) ?? []) counts.set(passage, (counts.get(passage) ?? 0) + 1);
      }
      return [...counts.keys()].sort(
        compareBy(
          (passage) => counts.get(passage) ?? 0,
          (passage) => -(order.get(passage) ?? 0),
        ),
      );
    },
  };
}

/** High for the README at the root, low for changelogs. */
function rankOf(path: string): number {
  if (/^readme(\.\w+)?$/i.test(path)) return 3;
  if (CHANGES.test(path)) return 0;
  return path.includes("/") ? 2 : 1;
}

/** `shop.Cart.add` is about `shop.Cart.add`, `Cart` and `add`; `src/cart/` about `src/cart`. */
function keysOf(name: string): string[] {
  const clean = name.replace(/^[@&*#]/, "").replace(/\/$/, "");
  return [clean, ...clean.split(/::|[.#]|->/)].filter((key) => key.length > 1);
}
