/**
 * Makes the pictures and the PDF of courses that were published without them, once the browser works
 * again. Draws one course after the other, and none that another worker has claimed.
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
import { renderFor } from "../rendering/rendering.ts";
import type { SharedBrowser } from "../rendering/shared-browser.ts";
import { whileNotAborted } from "../time/deadline.ts";

export interface RedrawingOptions {
  readonly client: ConvexClient;
  readonly workerId: string;
  readonly browser: SharedBrowser;
  /** When aborted, no course is drawn any more. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

type Taken = NonNullable<FunctionReturnType<typeof api.renderings.take>>;

/** Milliseconds until the worker asks again for a browser that does not answer. */
const BROWSER_PAUSE_MS = 10_000;

/** Draws waiting courses until the signal is aborted. Never rejects. */
export async function redrawCourses(options: RedrawingOptions): Promise<void> {
  const { client, signal, log } = options;
  let isWaiting = false;
  let change = Promise.withResolvers<void>();
  const stop = client.onUpdate(
    api.renderings.waiting,
    {},
    (courseId) => {
      isWaiting = courseId !== null;
      change.resolve();
    },
    (error) => log.error({ err: error }, "The courses without pictures could not be watched"),
  );
  signal.addEventListener("abort", () => change.resolve(), { once: true });
  while (!signal.aborted) {
    if (!isWaiting) {
      await change.promise;
      change = Promise.withResolvers();
      continue;
    }
    const isDrawn = await redrawNext(options).catch((error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, "A course is still without its pictures or its PDF");
      return false;
    });
    if (!isDrawn) await pause(BROWSER_PAUSE_MS, undefined, { signal }).catch(() => {});
  }
  stop();
}

/** Returns true when a course was drawn, or another worker has taken it. */
async function redrawNext(options: RedrawingOptions): Promise<boolean> {
  const { client, workerId, browser, signal } = options;
  const session = browser.openSession();
  try {
    // Without a browser no course is claimed, so the first worker with a browser gets it.
    await whileNotAborted(session.context(), signal);
    const taken = await whileNotAborted(client.mutation(api.renderings.take, { workerId }), signal);
    return taken === null || (await redraw(taken, options));
  } finally {
    await session.close();
  }
}

async function redraw(taken: Taken, options: RedrawingOptions): Promise<boolean> {
  const { client, workerId, browser, signal, log } = options;
  const { courseId, claim, slugs, completedAt, citations, ...course } = taken;
  const claimed = { courseId, claim };
  const proof = { ...claimed, workerId };
  const journal = {
    write: (level: "info" | "warn" | "error", code: string, facts: object, detail?: string) =>
      log[level]({ courseId, ...facts, detail }, code),
  };
  const rendering = renderFor(browser, course.language, journal);
  let drawn = false;
  try {
    const documents: CourseDocument[] = [];
    const places: PlacedDiagram[] = [];
    for (const slug of slugs) {
      const found = await whileNotAborted(
        client.query(api.renderings.document, { ...claimed, slug }),
        signal,
      );
      if (found === null) throw new Error(`The course ${courseId} has no document ${slug}.`);
      const { kind, position, title, content } = found;
      documents.push({ slug, kind, position, title, content });
      // One document at a time, so that no lease of this worker waits for its renewal.
      places.push(...diagramsIn({ documents: documents.slice(-1) }));
    }
    const diagrams = (await whileNotAborted(rendering.drawDiagrams(places), signal))?.diagrams ?? [];
    const pictures = diagrams.map(({ source, light }) => ({ source, svg: light }));
    const booklet = await whileNotAborted(
      rendering.print({ ...course, documents, madeAt: completedAt, citations, diagrams: pictures }),
      signal,
    );
    const backend = {
      storeDiagrams: (_: unknown, batch: Parameters<typeof storeDiagrams>[1]) =>
        client.mutation(api.renderings.diagrams, { ...proof, diagrams: [...batch] }),
      storeBookletPart: (_: unknown, part: { part: number; parts: number; bytes: ArrayBuffer }) =>
        client.mutation(api.renderings.bookletPart, { ...proof, ...part }),
    };
    await storeDiagrams(courseId, diagrams, { backend, journal, signal });
    if (booklet !== undefined) await storeBooklet({ courseId, booklet, backend, journal, signal });
    drawn = !rendering.failed();
    if (drawn) log.info({ courseId }, "The course has its pictures and its PDF now");
  } finally {
    void rendering.close();
    await whileNotAborted(client.mutation(api.renderings.end, { ...proof, drawn }), signal);
  }
  return drawn;
}
