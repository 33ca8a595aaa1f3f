/** Loads the text of all documents of a course, when the search needs it, and keeps it. */

import { useEffect, useMemo, useState } from "react";
import type { CourseView } from "@fondation/backend";
import { readingOrder } from "../../rendering/documents/document-groups.ts";
import type { Passage } from "../../rendering/search/passages.ts";
import { type FoldedPassage, foldPassages, type SearchedDocument } from "./search-course.ts";

/** The server renders one document after the other; more requests would keep readers waiting. */
const AT_ONCE = 2;

/** Milliseconds between two requests to a server that does not answer. */
const RETRY_MS = 2_000;

type Passages = ReadonlyMap<string, readonly FoldedPassage[]>;

/** Of the course that was searched last. */
let kept: { readonly courseId: string; readonly passages: Map<string, readonly FoldedPassage[]> } | undefined;

function keptOf(courseId: string): Map<string, readonly FoldedPassage[]> {
  if (kept?.courseId !== courseId) kept = { courseId, passages: new Map() };
  return kept.passages;
}

/** Undefined when the server does not answer. A document that it refuses has no passages. */
async function load(courseId: string, slug: string): Promise<readonly FoldedPassage[] | undefined> {
  const path = slug.split("/").map(encodeURIComponent).join("/");
  const answer = await fetch(`/passages/${courseId}/${path}`).catch(() => undefined);
  if (answer === undefined || answer.status >= 500) return undefined;
  return answer.ok ? foldPassages((await answer.json()) as Passage[]) : [];
}

/** The documents in reading order, chapters first, with the passages that are there. */
export function useCoursePassages(course: CourseView): {
  readonly documents: readonly SearchedDocument[];
  /** How many documents are loaded. */
  readonly loaded: number;
} {
  const { courseId } = course;
  const [passages, setPassages] = useState<Passages>(() => new Map(keptOf(courseId)));
  const [entries] = useState(() => {
    const order = readingOrder(course.documents);
    const text = order.filter(({ slug }) => slug.endsWith(".md"));
    return [...text, ...order.filter((entry) => !text.includes(entry))];
  });
  useEffect(() => {
    const ended = new AbortController();
    const mine = keptOf(courseId);
    const waiting = entries.map(({ slug }) => slug).filter((slug) => !mine.has(slug));
    const loadAll = async () => {
      for (let slug = waiting.shift(); slug !== undefined; slug = waiting.shift()) {
        const found = await load(courseId, slug);
        if (ended.signal.aborted) return;
        if (found === undefined) {
          waiting.unshift(slug);
          await new Promise((resolve) => window.setTimeout(resolve, RETRY_MS));
          continue;
        }
        mine.set(slug, found);
        setPassages(new Map(mine));
      }
    };
    for (let number = 0; number < AT_ONCE; number += 1) void loadAll();
    return () => ended.abort();
  }, [courseId, entries]);
  const documents = useMemo(
    () => entries.map((entry) => ({ entry, passages: passages.get(entry.slug) ?? [] })),
    [entries, passages],
  );
  return { documents, loaded: passages.size };
}
