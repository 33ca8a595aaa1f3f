/**
 * Makes the PDF of published courses, and pictures that are missing because the browser failed. Takes
 * one course after the other, and none that another worker has claimed. So no job waits for its PDF,
 * and a PDF whose worker was lost is made by another one.
 */
import { setTimeout as pause } from "node:timers/promises";
import { api } from "@fondation/backend";
import type { CourseDocument } from "@fondation/course";
import type { Log } from "@fondation/environment";
import type { ConvexClient } from "convex/browser";
import type { FunctionReturnType } from "convex/server";
import { storeBooklet } from "../publishing/booklet.ts";
import { storeDiagrams } from "../publishing/publish.ts";
import { diagramsIn, type PlacedDiagram } from "../rendering/diagram-list.ts";
import { type Rendering, renderFor } from "../rendering/rendering.ts";
import type { SharedBrowser } from "../rendering/shared-browser.ts";
import { whileNotAborted } from "../time/deadline.ts";

export interface RedrawingOptions {
  readonly client: ConvexClient;
  readonly workerId: string;
  readonly browser: SharedBrowser;
  /** Called with each PDF that was stored. `repository`: `owner/name`. Must not reject. */
  readonly onPrinted?: (repository: string, commit: string, booklet: Uint8Array) => Promise<void>;
  /** When aborted, no course is drawn any more. The backend then releases the claim. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

type Taken = NonNullable<FunctionReturnType<typeof api.renderings.take>>;
type Claimed = Pick<Taken, "courseId" | "claim">;
type Journal = Parameters<typeof renderFor>[2];

/** Milliseconds until the worker asks again for a browser that does not answer. */
const BROWSER_PAUSE_MS = 10_000;

/** Draws waiting courses until the signal is aborted. Never rejects. */
export async function redrawCourses(options: RedrawingOptions): Promise<void> {
  const { client, signal, log } = options;
  let waiting: Taken["courseId"] | null = null;
  let change = Promise.withResolvers<void>();
  const stop = client.onUpdate(
    api.renderings.waiting,
    {},
    (courseId) => {
      waiting = courseId;
      change.resolve();
    },
    (error) => log.error({ err: error }, "The courses without pictures could not be watched"),
  );
  signal.addEventListener("abort", () => change.resolve(), { once: true });
  while (!signal.aborted) {
    if (waiting === null) {
      await change.promise;
      change = Promise.withResolvers();
      continue;
    }
    const isDrawn = await redrawNext(waiting, options).catch((error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, "A course is still without its pictures or its PDF");
      return false;
    });
    if (!isDrawn) await pause(BROWSER_PAUSE_MS, undefined, { signal }).catch(() => {});
  }
  stop();
}

/** Returns true when a course was drawn, or another worker has taken it. `courseId`: the waiting one. */
async function redrawNext(courseId: Taken["courseId"], options: RedrawingOptions): Promise<boolean> {
  const { client, workerId, browser, signal } = options;
  const session = browser.openSession();
  try {
    // Without a browser no course is claimed, so the first worker with a browser gets it.
    await whileNotAborted(session.context(), signal).catch(async (error: unknown) => {
      if (!signal.aborted) await client.mutation(api.renderings.browserless, { workerId, courseId });
      throw error;
    });
    const taken = await whileNotAborted(client.mutation(api.renderings.take, { workerId }), signal);
    return taken === null || (await redraw(taken, options));
  } finally {
    await session.close();
  }
}

async function redraw(taken: Taken, options: RedrawingOptions): Promise<boolean> {
  const { client, workerId, browser, signal, log, onPrinted } = options;
  const { courseId, claim, slugs, completedAt, citations, ...course } = taken;
  const claimed = { courseId, claim };
  const proof = { ...claimed, workerId };
  const journal: Journal = {
    write(level, code, facts: object, detail) {
      log[level]({ courseId, ...facts, detail }, code);
    },
  };
  const means = { journal, signal };
  const rendering = renderFor(browser, course.language, journal);
  let fault: "browser" | "too-large" | "not-stored" | null = "browser";
  try {
    const { documents, places } = await readDocuments(client, claimed, slugs, signal);
    const pictures = await readPictures(client, claimed, places, signal);
    const drawn = await drawMissing(places, pictures, rendering, signal);
    await storeDiagrams(courseId, drawn, {
      backend: {
        storeDiagrams: (_, batch) =>
          client.mutation(api.renderings.diagrams, { ...proof, diagrams: [...batch] }),
      },
      ...means,
    });
    for (const { source, light } of drawn) pictures.set(source, light);
    const diagrams = [...pictures].map(([source, svg]) => ({ source, svg }));
    const booklet = await whileNotAborted(
      rendering.print({ ...course, documents, madeAt: completedAt, citations, diagrams }),
      signal,
    );
    if (booklet !== undefined) {
      const storePart = (part: { part: number; parts: number; bytes: ArrayBuffer }) =>
        client.mutation(api.renderings.bookletPart, { ...proof, ...part });
      fault = await storeBooklet({ booklet, storePart, ...means });
      if (fault === null) await onPrinted?.(course.repository, course.commit, booklet);
    }
    if (fault === null) log.info({ courseId }, "The course has its pictures and its PDF");
  } finally {
    void rendering.close();
    if (!signal.aborted) await client.mutation(api.renderings.end, { ...proof, fault });
  }
  return fault === null;
}

/** The documents of a claimed course, and the places of their diagrams. */
async function readDocuments(
  client: ConvexClient,
  claimed: Claimed,
  slugs: readonly string[],
  signal: AbortSignal,
) {
  const documents: CourseDocument[] = [];
  const places: PlacedDiagram[] = [];
  for (const slug of slugs) {
    const found = await whileNotAborted(client.query(api.renderings.document, { ...claimed, slug }), signal);
    if (found === null) throw new Error(`The course ${claimed.courseId} has no document ${slug}.`);
    const { kind, position, title, content } = found;
    documents.push({ slug, kind, position, title, content });
    // One document at a time, so that no lease of this worker waits for its renewal.
    places.push(...diagramsIn({ documents: documents.slice(-1) }));
  }
  return { documents, places };
}

/** The stored light pictures by their source. */
async function readPictures(
  client: ConvexClient,
  claimed: Claimed,
  places: readonly PlacedDiagram[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  for (const source of new Set(places.map((place) => place.source))) {
    const light = await whileNotAborted(client.query(api.renderings.picture, { ...claimed, source }), signal);
    if (light !== null) pictures.set(source, light);
  }
  return pictures;
}

async function drawMissing(
  places: readonly PlacedDiagram[],
  pictures: ReadonlyMap<string, string>,
  rendering: Rendering,
  signal: AbortSignal,
) {
  const missing = places.filter(({ source }) => !pictures.has(source));
  if (missing.length === 0) return [];
  return (await whileNotAborted(rendering.drawDiagrams(missing), signal))?.diagrams ?? [];
}
