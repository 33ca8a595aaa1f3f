/** Reads documents from Convex, with the identity of a visitor, and renders them for pages. */

import { api, type CourseView } from "@fondation/backend";
import { ConvexHttpClient } from "convex/browser";
import { renderDocument } from "../../rendering/render-document.ts";
import type { Identity } from "../session/session-routes.ts";
import { jsonText } from "./json-text.ts";
import { RecentTexts } from "./recent-texts.ts";

/** In characters. A rendered document has about 200,000. */
const MAX_KEPT = 40_000_000;

export class RenderedDocuments {
  readonly #convexUrl: string;
  /** By course and slug, because a document of a course never changes. */
  readonly #kept = new RecentTexts(MAX_KEPT);

  constructor(convexUrl: string) {
    this.#convexUrl = convexUrl;
  }

  /** The course with its table of contents, or `null`. */
  course(
    identity: Identity,
    query: { key: string; generation?: "previous" },
    signal: AbortSignal,
  ): Promise<CourseView | null> {
    return this.#clientOf(identity, signal).query(api.courses.get, query);
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
    const client = this.#clientOf(identity, signal);
    const document = await client.query(api.courses.document, { courseId, slug });
    if (document === null) return null;
    const name = `${courseId}/${slug}`;
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept;
    const material = await client.query(api.courses.material, { courseId });
    if (material === null) return null;
    const text = jsonText(renderDocument(document, material));
    this.#kept.set(name, text);
    return text;
  }

  #clientOf(identity: Identity, signal: AbortSignal): ConvexHttpClient {
    const client = new ConvexHttpClient(this.#convexUrl, {
      logger: false,
      fetch: (input, init) => fetch(input, { ...init, signal }),
    });
    if (identity !== "open") client.setAuth(identity.token);
    return client;
  }
}
