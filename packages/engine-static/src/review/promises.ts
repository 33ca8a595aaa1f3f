/** The titles of the tests that exercise the shown functions: what the authors promise. */

import type { CodeFunction } from "@fondation/code";
import { inlineCitation } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { quotedProse } from "../markdown/prose.ts";
import { type NoteContext, nameOf } from "./notes/note-context.ts";

const FUNCTIONS = 14;
const TITLES = 4;

export function promises(functions: readonly CodeFunction[], { view }: NoteContext): (string | undefined)[] {
  const words = view.words.review;
  const told = new Set<object>();
  const tested = functions
    .map((fn) => ({ fn, tests: view.tests.of(fn) }))
    .filter(({ tests }) => tests.length > 0)
    .sort((a, b) => a.tests.length - b.tests.length)
    .flatMap(({ fn, tests }) => {
      const fresh = tests.filter((test) => !told.has(test)).slice(0, TITLES);
      for (const test of fresh) told.add(test);
      if (fresh.length === 0) return [];
      return [
        words.promise({
          name: nameOf(fn),
          tests: fresh.map(({ title, place }) => ({
            title: quotedProse(title),
            citation: inlineCitation({
              path: place.path,
              startLine: place.startLine,
              endLine: place.startLine,
            }),
          })),
          more: tests.length - fresh.length,
        }),
      ];
    });
  const rest = tested.length - FUNCTIONS;
  return [bullets(rest > 0 ? [...tested.slice(0, FUNCTIONS), words.morePromises(rest)] : tested)];
}
