/** What the page of a course needs first: the session, the course and the document of the address. */

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
import type { InlinedData } from "./inlined-data.ts";

const PATIENCE_MS = 400;

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

/** Empty for a visitor who may not read the course, and while Convex does not answer. */
export async function coursePageData(
  request: FastifyRequest<CourseRequest>,
  { access, publicConvexUrl, patienceMs = PATIENCE_MS, documents, identify }: CoursePageOptions,
): Promise<InlinedData> {
  const address = parseCourseAddress(request.params["*"]);
  const identity = await identify(request);
  if (address === undefined || identity === undefined) return {};
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const found = await dataOf(request, address, documents, identity, signal);
    const session: Session = {
      access,
      authenticated: true,
      ...(publicConvexUrl === undefined ? {} : { convexUrl: publicConvexUrl }),
    };
    return { ...found, session: jsonText(session) };
  } catch {
    // The session has ended, or Convex or the document is slow: the page asks again, and says why it waits.
    return {};
  }
}

async function dataOf(
  request: FastifyRequest<CourseRequest>,
  { key, slug }: CourseAddress,
  documents: RenderedDocuments,
  identity: Identity,
  signal: AbortSignal,
): Promise<InlinedData> {
  const generation = generationOf(new URL(request.url, "http://page.invalid").searchParams);
  const query = generation === "previous" ? { key, generation } : { key };
  const course = await documents.course(identity, query, signal);
  if (course === null) return {};
  const opened = slug ?? firstDocument(course.documents)?.slug;
  const known = opened !== undefined && course.documents.some((document) => document.slug === opened);
  const document = known ? await documents.document(identity, course.courseId, opened, signal) : null;
  return {
    course: jsonText({ key, generation, course }),
    ...(document === null ? {} : { document }),
  };
}
