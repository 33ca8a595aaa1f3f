/**
 * What the page of a course needs first: the session, the course and the document of the address;
 * and its preview.
 */

import type { FastifyRequest } from "fastify";
import {
  type CourseAddress,
  generationOf,
  parseCourseAddress,
} from "../../rendering/documents/course-address.ts";
import { firstDocument } from "../../rendering/documents/document-groups.ts";
import { jsonText } from "../documents/json-text.ts";
import type { RenderedDocuments } from "../documents/rendered-documents.ts";
import type { Identify, Identity, Session } from "../session/session-routes.ts";
import type { RenderedDocument } from "../../rendering/rendered-document.ts";
import type { InlinedData } from "./inlined-data.ts";
import { coursePreview, documentPreview, type PagePreview } from "./page-preview.ts";

/** In milliseconds. */
export const PATIENCE_MS = 400;

export interface CourseRequest {
  Params: { readonly "*": string };
}

export interface CoursePageOptions {
  readonly access: "open" | "token";
  readonly publicConvexUrl?: string | undefined;
  readonly patienceMs?: number | undefined;
  readonly documents: RenderedDocuments;
  readonly identify: Identify;
}

export interface CoursePageData {
  readonly inlined: InlinedData;
  readonly preview?: PagePreview | undefined;
}

const NOTHING: CoursePageData = { inlined: {} };

/** Empty for a visitor who may not read the course, and while Convex does not answer. */
export async function coursePageData(
  request: FastifyRequest<CourseRequest>,
  { access, publicConvexUrl, patienceMs = PATIENCE_MS, documents, identify }: CoursePageOptions,
): Promise<CoursePageData> {
  const address = parseCourseAddress(request.params["*"]);
  const identity = await identify(request);
  if (address === undefined || identity === undefined) return NOTHING;
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const found = await dataOf(request, address, documents, identity, signal);
    const session: Session = {
      access,
      authenticated: true,
      ...(publicConvexUrl === undefined ? {} : { convexUrl: publicConvexUrl }),
    };
    return { ...found, inlined: { ...found.inlined, session: jsonText(session) } };
  } catch {
    // The session has ended, or Convex is slow: the page asks again, and says why it waits.
    return NOTHING;
  }
}

async function dataOf(
  request: FastifyRequest<CourseRequest>,
  { key, slug }: CourseAddress,
  documents: RenderedDocuments,
  identity: Identity,
  signal: AbortSignal,
): Promise<CoursePageData> {
  const generation = generationOf(new URL(request.url, "http://page.invalid").searchParams);
  const query = generation === "previous" ? { key, generation } : { key };
  const course = await documents.course(identity, query, signal);
  if (course === null) return NOTHING;
  const opened = slug ?? firstDocument(course.documents)?.slug;
  const entry = course.documents.find((document) => document.slug === opened);
  // A document that takes long to render comes later, as every other one does.
  const document =
    entry && (await documents.document(identity, course.courseId, entry.slug, signal).catch(() => null));
  const shown = document ? (JSON.parse(document) as RenderedDocument) : null;
  return {
    inlined: { course: jsonText({ key, generation, course }), ...(document && { document }) },
    preview:
      slug === undefined || entry === undefined
        ? coursePreview(course)
        : documentPreview(course, entry, shown),
  };
}
