/**
 * A course as a file: `/cours/<key>/<name>`, with `?version=precedente` for the previous course. It
 * is read from Convex in parts, with the visitor's identity, and is never in memory as a whole.
 */

import { Readable } from "node:stream";
import { api, type CourseView } from "@fondation/backend";
import type { ConvexHttpClient } from "convex/browser";
import { ConvexError } from "convex/values";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { viewerClient } from "../backend/viewer-client.ts";
import { BACKEND_UNREACHABLE, NO_SESSION, type Refusal, refuse } from "../requests/refuse.ts";
import type { Identify } from "../session/session-routes.ts";
import type { WebLog } from "../web-options.ts";

/** Timeout of one part, in milliseconds. */
const PART_TIMEOUT_MS = 60_000;

/** The parts of a key: two for `owner/name`, and up to the 20 groups of GitLab with host and name. */
const KEY_PARTS = Array.from({ length: 21 }, (_, index) => index + 2);

interface CourseFile {
  /** Changes with the bytes of the file. */
  readonly etag: string;
  /** Absent when only the end shows it. */
  readonly bytes?: number;
  /**
   * In order. Empty for a course that was deleted. Throws when it is deleted while it is read.
   */
  readonly parts: (client: ConvexHttpClient) => AsyncGenerator<Uint8Array, void>;
}

export interface CourseDownload {
  /** The last part of the address. */
  readonly name: `cours.${string}`;
  readonly type: string;
  /** Whether browsers show the file themselves. */
  readonly disposition: "inline" | "attachment";
  readonly missing: Refusal;
  /** `undefined` for a course without such a file. */
  readonly fileOf: (course: CourseView) => CourseFile | undefined;
}

interface DownloadRequest {
  /** In their order. */
  Params: Readonly<Record<`part${number}`, string>>;
  Querystring: { readonly version?: unknown };
}

/**
 * Registers the route. It answers 401 without a required session, 404 without the file, and 304
 * when the browser has the current one.
 */
export function registerDownload(
  server: FastifyInstance,
  download: CourseDownload,
  { convexUrl, identify, log }: { convexUrl: string; identify: Identify; log: WebLog },
): void {
  async function send(request: FastifyRequest<DownloadRequest>, reply: FastifyReply): Promise<FastifyReply> {
    const identity = await identify(request);
    if (identity === undefined) return refuse(request, reply, NO_SESSION);
    const client = viewerClient(convexUrl, identity, () => AbortSignal.timeout(PART_TIMEOUT_MS));
    const course = await client.query(api.courses.get, courseQuery(request));
    const file = course === null ? undefined : download.fileOf(course);
    if (course === null || file === undefined) return refuse(request, reply, download.missing);
    const etag = `"${file.etag}"`;
    reply.headers({
      ETag: etag,
      "Cache-Control": "private, no-cache",
      "Cross-Origin-Resource-Policy": "same-origin",
      Vary: "Cookie",
    });
    if (matchesEtag(request.headers["if-none-match"], etag)) return reply.code(304).send();
    const parts = file.parts(client);
    // Read before the answer starts, so that a deleted course gives a 404 instead of a broken file.
    const first = request.method === "HEAD" ? undefined : await parts.next();
    if (first?.done === true) return refuse(request, reply, download.missing);
    const name = fileName(request, course, download.name.replace("cours", ""));
    reply.headers({
      "Content-Type": download.type,
      "Content-Disposition": `${download.disposition}; filename="${name}"`,
      ...(file.bytes === undefined ? {} : { "Content-Length": file.bytes }),
    });
    if (first === undefined) return reply.send();
    return reply.send(Readable.from(concatenate(first.value, parts), { objectMode: false }));
  }

  for (const key of KEY_PARTS.map((parts) => Array.from({ length: parts }, (_, index) => `:part${index}`))) {
    server.route<DownloadRequest>({
      method: ["GET", "HEAD"],
      url: `/cours/${key.join("/")}/${download.name}`,
      handler: async (request, reply) => {
        try {
          return await send(request, reply);
        } catch (error) {
          return refuse(request, reply, refusalOf(error, log, download.name));
        }
      },
    });
  }
}

function courseQuery({ params, query }: FastifyRequest<DownloadRequest>) {
  const key = Object.values(params).join("/");
  return query.version === "precedente" ? { key, generation: "previous" as const } : { key };
}

/**
 * `owner-name.pdf`. The file name of a previous course ends with its commit, so that both files
 * have different names.
 */
function fileName(
  { query }: FastifyRequest<DownloadRequest>,
  { commit, repositoryKey }: CourseView,
  extension: string,
): string {
  const [owner, name] = repositoryKey.split("/").slice(-2);
  const version = query.version === "precedente" ? [commit.slice(0, 7)] : [];
  return `${[owner, name, ...version].join("-").replace(/[^\w.-]/g, "-")}${extension}`;
}

/**
 * Whether `If-None-Match` contains the tag. The header is a list of tags, weak or strong, or `*`
 * (RFC 9110, 13.1.2).
 */
function matchesEtag(header: string | undefined, etag: string): boolean {
  const tags = header?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return tags.includes(etag) || tags.includes("*");
}

async function* concatenate(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  yield first;
  yield* rest;
}

function refusalOf(error: unknown, log: WebLog, name: string): Refusal {
  if (error instanceof ConvexError && error.data?.code === "ACCESS_DENIED") return NO_SESSION;
  log.warn({ err: error, name }, "the Convex deployment did not give a file of a course");
  return BACKEND_UNREACHABLE;
}
