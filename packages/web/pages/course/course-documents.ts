/** Loads and keeps the documents of courses. They never change, so returning to one is instant. */

import { ConvexError } from "convex/values";
import { useEffect, useState } from "react";
import type { RenderedDocument } from "../../rendering/rendered-document.ts";
import { openedDocument } from "./opened-course.ts";

/** Kept documents. A course has about 33. */
const MAX_KEPT = 200;

/** Milliseconds between two requests to a server that does not answer. */
const RETRY_MS = 1_000;

/** `null`: the course has no such document. */
type Loaded = RenderedDocument | null;

const kept = new Map<string, Loaded>();
const loading = new Map<string, Promise<Loaded>>();

const opened = openedDocument();
if (opened !== undefined) keep(nameOf(opened.courseId, opened.document.slug), opened.document);

function nameOf(courseId: string, slug: string): string {
  return `${courseId}/${slug.split("/").map(encodeURIComponent).join("/")}`;
}

function keep(name: string, document: Loaded): void {
  kept.set(name, document);
  const oldest = kept.keys().next();
  if (kept.size > MAX_KEPT && !oldest.done) kept.delete(oldest.value);
}

/** Asks until the server answers. Rejects with `ACCESS_DENIED` when the session has ended. */
async function request(name: string): Promise<Loaded> {
  for (;;) {
    try {
      const answer = await fetch(`/documents/${name}`);
      if (answer.ok) return (await answer.json()) as RenderedDocument;
      if (answer.status === 404) return null;
      if (answer.status === 401) throw new ConvexError({ code: "ACCESS_DENIED" });
    } catch (error) {
      if (error instanceof ConvexError) throw error;
    }
    await new Promise((resolve) => window.setTimeout(resolve, RETRY_MS));
  }
}

/** Loads a document once, also when several parts of the page ask for it. */
function load(name: string): Promise<Loaded> {
  const running = loading.get(name);
  if (running !== undefined) return running;
  const started = request(name)
    .then((document) => {
      keep(name, document);
      return document;
    })
    .finally(() => {
      if (loading.get(name) === started) loading.delete(name);
    });
  loading.set(name, started);
  return started;
}

/** Loads a document that the reader may open next. A failure is told when it is opened. */
export function prefetchDocument(courseId: string, slug: string): void {
  const name = nameOf(courseId, slug);
  if (!kept.has(name)) load(name).catch(() => undefined);
}

/**
 * A document of a course: `undefined` while it loads, `null` when it does not exist. Throws when the
 * session has ended.
 */
export function useDocument(courseId: string, slug: string): Loaded | undefined {
  const name = nameOf(courseId, slug);
  const [loaded, setLoaded] = useState<{ name: string; document?: Loaded; error?: unknown }>();
  useEffect(() => {
    if (kept.has(name)) {
      // While it is shown, another document may take its place among the kept ones.
      setLoaded({ name, document: kept.get(name) ?? null });
      return;
    }
    load(name).then(
      (document) => setLoaded({ name, document }),
      (error: unknown) => setLoaded({ name, error }),
    );
  }, [name]);
  const current = loaded?.name === name ? loaded : undefined;
  if (current?.error !== undefined) throw current.error;
  return kept.has(name) ? kept.get(name) : current?.document;
}
