/**
 * What this browser remembers of each course: which documents were read, and which was open last.
 * Documents are known by their slugs, so that a course generated again keeps its progress.
 */

import { useSyncExternalStore } from "react";

export interface Progress {
  /** The slug of the document that was open last. */
  readonly last?: string;
  /** The slugs of the documents that were read to their end. */
  readonly read: readonly string[];
}

const STORAGE_KEY = "fondation-progress";

/** The courses read last, and the documents read last in each. A course has at most 63. */
const MAX_COURSES = 40;
const MAX_DOCUMENTS = 100;

/** By the route of the course, the one read last at the end. */
type Courses = Readonly<Record<string, Progress>>;

const NOTHING: Progress = { read: [] };

/** Takes the place of the storage when a browser denies it. */
let kept: Courses = {};
/** What `kept` was read from, so that it is parsed once. */
let text: string | null = null;
const listeners = new Set<() => void>();

function progressIn(value: unknown): Progress {
  if (typeof value !== "object" || value === null) return NOTHING;
  const { last, read } = value as Record<string, unknown>;
  return {
    ...(typeof last === "string" && { last }),
    read: Array.isArray(read) ? read.filter((slug) => typeof slug === "string") : [],
  };
}

function parse(stored: string): Courses {
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).map(([route, one]) => [route, progressIn(one)]));
  } catch {
    return {};
  }
}

/** Another tab may have written since the last call. */
function courses(): Courses {
  try {
    const stored = window.localStorage.getItem(STORAGE_KEY);
    if (stored === text) return kept;
    text = stored;
    kept = parse(stored ?? "{}");
  } catch {
    // Storage is denied. What is kept then lasts until the page is closed.
  }
  return kept;
}

function change(route: string, next: (progress: Progress) => Progress): void {
  const { [route]: before = NOTHING, ...others } = courses();
  const after = next(before);
  if (after === before) return;
  kept = Object.fromEntries([...Object.entries(others).slice(1 - MAX_COURSES), [route, after]]);
  try {
    const written = JSON.stringify(kept);
    window.localStorage.setItem(STORAGE_KEY, written);
    text = written;
  } catch {
    // Storage is denied or full.
  }
  for (const listener of listeners) listener();
}

/** Remembers that a document is open. */
export function noteOpened(route: string, slug: string): void {
  change(route, (progress) => (progress.last === slug ? progress : { ...progress, last: slug }));
}

/** Remembers that a document was read to its end. */
export function noteRead(route: string, slug: string): void {
  change(route, (progress) => {
    if (progress.read.includes(slug)) return progress;
    return { ...progress, read: [...progress.read, slug].slice(-MAX_DOCUMENTS) };
  });
}

export function progressOf(route: string): Progress {
  const all = courses();
  return Object.hasOwn(all, route) ? (all[route] ?? NOTHING) : NOTHING;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

export function useProgress(route: string): Progress {
  return useSyncExternalStore(subscribe, () => progressOf(route));
}
