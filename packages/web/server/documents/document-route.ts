/**
 * `GET /documents/<course id>/<slug>`: a document as JSON, rendered for the page.
 * `GET /passages/<course id>/<slug>`: its text in passages, for the search.
 */

import { ConvexError } from "convex/values";
import type { FastifyInstance } from "fastify";
import { BACKEND_UNREACHABLE, NO_SESSION, refuse } from "../requests/refuse.ts";
import type { Identify } from "../session/session-routes.ts";
import type { WebLog } from "../web-options.ts";
import type { RenderedDocument } from "../../rendering/rendered-document.ts";
import { passagesOf } from "../../rendering/search/passages.ts";
import { sendCompressed } from "./compressed.ts";
import { jsonText } from "./json-text.ts";
import type { RenderedDocuments } from "./rendered-documents.ts";

/** In milliseconds. */
const TIMEOUT_MS = 30_000;

const NO_DOCUMENT = {
  status: 404,
  code: "DOCUMENT_MISSING",
  message: "Ce document n’existe pas.",
  advice: "Le cours a peut-être été régénéré depuis ; revenez à son sommaire.",
} as const;

/** How a document is sent. `text`: JSON of a `RenderedDocument`. */
type Form = (text: string) => string;

const FORMS: Readonly<Record<string, Form>> = {
  "/documents": (text) => text,
  "/passages": (text) => jsonText(passagesOf(JSON.parse(text) as RenderedDocument)),
};

/** Registers the routes. They answer 401 without a required session. */
export function registerDocuments(
  server: FastifyInstance,
  { documents, identify, log }: { documents: RenderedDocuments; identify: Identify; log: WebLog },
): void {
  for (const [path, form] of Object.entries(FORMS)) {
    server.get<{ Params: { courseId: string; "*": string } }>(
      `${path}/:courseId/*`,
      async (request, reply) => {
        const { courseId, "*": slug } = request.params;
        reply.headers({ "Cache-Control": "private, no-cache", Vary: "Cookie" });
        try {
          const identity = await identify(request);
          if (identity === undefined) return refuse(request, reply, NO_SESSION);
          const signal = AbortSignal.timeout(TIMEOUT_MS);
          const document = await documents.document(identity, courseId, slug, signal);
          if (document === null) return refuse(request, reply, NO_DOCUMENT);
          return await sendCompressed(request, reply.type("application/json; charset=utf-8"), form(document));
        } catch (error) {
          if (error instanceof ConvexError && error.data?.code === "ACCESS_DENIED")
            return refuse(request, reply, NO_SESSION);
          log.warn({ err: error, courseId }, "a document could not be read or rendered");
          return refuse(request, reply, BACKEND_UNREACHABLE);
        }
      },
    );
  }
}
