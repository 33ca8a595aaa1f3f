/** Reads documents from Convex, with the identity of a visitor, and renders them for pages. */

import { api, type CourseView } from "@fondation/backend";
import { viewerClient } from "../backend/viewer-client.ts";
import type { Identity } from "../session/session-routes.ts";
import { RecentTexts } from "./recent-texts.ts";
import { type CourseMaterial, type DocumentText, RenderingThread } from "./rendering-thread.ts";

/** In characters. A rendered document has about 200,000. */
const MAX_KEPT = 40_000_000;

export class RenderedDocuments {
  readonly #convexUrl: string;
  /** By course and slug, because a document of a course never changes. */
  readonly #kept = new RecentTexts(MAX_KEPT);

  readonly #running = new Map<string, Promise<string>>();
  readonly #thread = new RenderingThread();

  constructor(convexUrl: string) {
    this.#convexUrl = convexUrl;
  }

  /** The course with its table of contents, or `null`. */
  course(
    identity: Identity,
    query: { key: string; generation?: "previous" },
    signal: AbortSignal,
  ): Promise<CourseView | null> {
    return viewerClient(this.#convexUrl, identity, () => signal).query(api.courses.get, query);
  }

  /**
   * JSON of a `RenderedDocument`, or `null`. Convex is asked each time, because it decides whether
   * the visitor may read the document.
   */
  async document(
    identity: Identity,
    courseId: string,
    slug: string,
    signal: AbortSignal,
  ): Promise<string | null> {
    const client = viewerClient(this.#convexUrl, identity, () => signal);
    const document = await client.query(api.courses.document, { courseId, slug });
    if (document === null) return null;
    const name = `${courseId}/${slug}`;
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept;
    const running = this.#running.get(name);
    if (running !== undefined) return untilAborted(running, signal);
    const material = await client.query(api.courses.material, { courseId });
    return material === null ? null : await untilAborted(this.#render(name, document, material), signal);
  }

  /** Once, however many ask for it at the same time. */
  #render(name: string, document: DocumentText, material: CourseMaterial): Promise<string> {
    const running = this.#running.get(name);
    if (running !== undefined) return running;
    const rendered = this.#thread
      .render(document, material)
      .then((text) => {
        this.#kept.set(name, text);
        return text;
      })
      .finally(() => this.#running.delete(name));
    this.#running.set(name, rendered);
    return rendered;
  }

  /** Starts the thread that renders: a visitor who opens another page soon opens a course. */
  prepare(): void {
    this.#thread.start();
  }

  /** Ends the thread that renders. */
  stop(): Promise<void> {
    return this.#thread.stop();
  }
}

/** The rendering goes on for the next caller. */
function untilAborted(rendered: Promise<string>, signal: AbortSignal): Promise<string> {
  return Promise.race([
    rendered,
    new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
  ]);
}
