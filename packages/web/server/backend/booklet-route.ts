/**
 * The PDF of a course: `/cours/<key>/cours.pdf`, with `?version=precedente` for the previous
 * course. It is read from Convex in parts, with the visitor's identity, and is never in memory as a
 * whole.
 */

import { Readable } from "node:stream";
import { api, type CourseView } from "@fondation/backend";
import { ConvexHttpClient } from "convex/browser";
import { ConvexError } from "convex/values";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { BACKEND_UNREACHABLE, NO_SESSION, type Refusal, refuse } from "../requests/refuse.ts";
import type { Identify } from "../session/session-routes.ts";
import type { WebLog } from "../web-options.ts";

/** Timeout of one part, in milliseconds. */
const PART_TIMEOUT_MS = 60_000;

/** The parts of a key: two for `owner/name`, and up to the 20 groups of GitLab with host and name. */
const KEY_PARTS = Array.from({ length: 21 }, (_, index) => index + 2);
const ROUTES = KEY_PARTS.map(
  (parts) => `/cours/${Array.from({ length: parts }, (_, index) => `:part${index}`).join("/")}/cours.pdf`,
);

const NO_BOOKLET: Refusal = {
  status: 404,
  code: "BOOKLET_MISSING",
  message: "Ce cours n’a pas de PDF.",
  advice: "Ouvrez le cours : sa page dit si le PDF est en préparation, ou pourquoi il manque.",
};

interface BookletRequest {
  /** In their order. */
  Params: Readonly<Record<`part${number}`, string>>;
  Querystring: { readonly version?: unknown };
}

type CourseWithPdf = CourseView & { readonly booklet: NonNullable<CourseView["booklet"]> };

function hasBooklet(course: CourseView | null): course is CourseWithPdf {
  return course !== null && course.booklet !== null;
}

/**
 * Registers the route. It answers 401 without a required session, 404 without a PDF, and 304 when
 * the browser has the current file.
 */
export function registerBooklet(
  server: FastifyInstance,
  { convexUrl, identify, log }: { convexUrl: string; identify: Identify; log: WebLog },
): void {
  async function send(request: FastifyRequest<BookletRequest>, reply: FastifyReply): Promise<FastifyReply> {
    const identity = await identify(request);
    if (identity === undefined) return refuse(request, reply, NO_SESSION);
    const client = clientOf(convexUrl);
    if (identity !== "open") client.setAuth(identity.token);
    const course = await client.query(api.courses.get, courseQuery(request));
    if (!hasBooklet(course)) return refuse(request, reply, NO_BOOKLET);
    const etag = `"${course.booklet.sha256}"`;
    reply.headers({
      ETag: etag,
      "Cache-Control": "private, no-cache",
      "Cross-Origin-Resource-Policy": "same-origin",
      Vary: "Cookie",
    });
    if (matchesEtag(request.headers["if-none-match"], etag)) return reply.code(304).send();
    const parts = readParts(client, course, log);
    // Read before the answer starts, so that a deleted course gives a 404 instead of a broken file.
    const first = request.method === "HEAD" ? undefined : await parts.next();
    if (first?.done === true) return refuse(request, reply, NO_BOOKLET);
    reply.headers({
      "Content-Type": "application/pdf",
      "Content-Length": course.booklet.bytes,
      "Content-Disposition": `inline; filename="${fileName(request, course)}"`,
    });
    if (first === undefined) return reply.send();
    return reply.send(Readable.from(concatenate(first.value, parts), { objectMode: false }));
  }

  for (const route of ROUTES) {
    server.route<BookletRequest>({
      method: ["GET", "HEAD"],
      url: route,
      handler: async (request, reply) => {
        try {
          return await send(request, reply);
        } catch (error) {
          return refuse(request, reply, refusalOf(error, log));
        }
      },
    });
  }
}

function clientOf(convexUrl: string): ConvexHttpClient {
  return new ConvexHttpClient(convexUrl, {
    logger: false,
    fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(PART_TIMEOUT_MS) }),
  });
}

function courseQuery({ params, query }: FastifyRequest<BookletRequest>) {
  const key = Object.values(params).join("/");
  return query.version === "precedente" ? { key, generation: "previous" as const } : { key };
}

/**
 * `owner-name.pdf`. The file name of a previous course ends with its commit, so that both files
 * have different names.
 */
function fileName({ query }: FastifyRequest<BookletRequest>, { commit, repositoryKey }: CourseView): string {
  const [owner, name] = repositoryKey.split("/").slice(-2);
  const version = query.version === "precedente" ? [commit.slice(0, 7)] : [];
  return `${[owner, name, ...version].join("-").replace(/[^\w.-]/g, "-")}.pdf`;
}

/**
 * Whether `If-None-Match` contains the tag. The header is a list of tags, weak or strong, or `*`
 * (RFC 9110, 13.1.2).
 */
function matchesEtag(header: string | undefined, etag: string): boolean {
  const tags = header?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return tags.includes(etag) || tags.includes("*");
}

/**
 * The parts of the PDF, in order. Empty for a deleted course. Throws when the course is deleted
 * while it is read.
 */
async function* readParts(
  client: ConvexHttpClient,
  { courseId, booklet, repositoryKey }: CourseWithPdf,
  log: WebLog,
): AsyncGenerator<Uint8Array, void> {
  let sent = 0;
  for (let part = 0; sent < booklet.bytes; part += 1) {
    const found = await client.query(api.courses.bookletPart, { courseId, part });
    if (found === null && part === 0) return;
    if (found === null) {
      // The error closes the connection, which tells the browser that the file is incomplete.
      log.warn({ repositoryKey, part }, "the course was deleted while its PDF was sent");
      throw new Error(`Part ${part} of the PDF of ${repositoryKey} is gone.`);
    }
    sent += found.bytes.byteLength;
    yield new Uint8Array(found.bytes);
  }
}

async function* concatenate(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  yield first;
  yield* rest;
}

function refusalOf(error: unknown, log: WebLog): Refusal {
  if (error instanceof ConvexError && error.data?.code === "ACCESS_DENIED") return NO_SESSION;
  log.warn({ err: error }, "the Convex deployment did not give the course's PDF");
  return BACKEND_UNREACHABLE;
}
