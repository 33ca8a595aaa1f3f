/** What READMEs and documentation say about a part: each passage in the chapter of one part only. */

import { firstParagraph, type Passage, type Topic } from "@fondation/code";
import { inlineCitation } from "@fondation/course";
import { quotedProse } from "../markdown/prose.ts";
import { findReadme } from "../plan/readme.ts";
import type { CourseView } from "../view/course-view.ts";

const SHOWN = 1;
/** The main names of a part, which a passage has to mark as code. */
const NAMES = 4;
const MIN_WORDS = 8;
/** In characters. */
const MAX_TEXT = 300;

const CHANGES = /(^|\/)(changelog|changes|history|news|release|upgrad|migrat)/i;

/** A sentence that goes on from the one before it says nothing alone. */
const CONTINUES =
  /^(?:As |Note|If you see|It |This |These |Those |That |They |There |For example|However|Also|Then|In this|In that|See |Here |Now |But |And |So )/;

const chosen = new WeakMap<CourseView, ReadonlyMap<Topic, readonly Passage[]>>();

/** Quoted passages as Markdown, the most to the point first. */
export function intentOf(topic: Topic, view: CourseView): { text: string; citation: string }[] {
  const all = chosen.get(view) ?? chooseAll(view);
  chosen.set(view, all);
  return (all.get(topic) ?? []).map((passage) => ({
    text: quotedProse(sentencesOf(passage) ?? ""),
    citation: inlineCitation(passage.place),
  }));
}

function chooseAll(view: CourseView): ReadonlyMap<Topic, readonly Passage[]> {
  const opening = findReadme(view.survey.texts)?.place;
  const taken = new Set<string>();
  return new Map(
    view.placements.map(({ topic }) => {
      const names = topic.symbols.slice(0, NAMES).map(({ symbol }) => symbol.name);
      const found = view.intent.about({ names: [...names, topic.name], paths: [] }).filter((passage) => {
        const { place } = passage;
        const isOpening = place.path === opening?.path && place.startLine === opening.startLine;
        const text = sentencesOf(passage);
        return !isOpening && !CHANGES.test(place.path) && text !== undefined && !taken.has(text);
      });
      const kept = found.slice(0, SHOWN);
      for (const passage of kept) taken.add(sentencesOf(passage) ?? "");
      return [topic, kept];
    }),
  );
}

/** The whole sentences at the beginning of a passage; undefined for headings, lists and code. */
function sentencesOf({ text }: Passage): string | undefined {
  const found = firstParagraph(text, MAX_TEXT);
  if (found === undefined || CONTINUES.test(found) || !/^\p{Lu}|^`/u.test(found) || !/[.!?]$/.test(found))
    return undefined;
  return found.split(" ").length < MIN_WORDS ? undefined : found;
}
