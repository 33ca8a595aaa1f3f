/**
 * Serves the built pages. Hashed files are cached forever, HTML is revalidated, and every route of
 * the application gets `index.html`. Every other path gives 404.
 */

import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import staticFiles from "@fastify/static";
import { FondationError } from "@fondation/environment";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendCompressed } from "../documents/compressed.ts";
import { diagramPolicy, pagePolicy, scriptHashes } from "./content-security-policy.ts";
import { refuse } from "../requests/refuse.ts";
import {
  type CoursePageData,
  type CoursePageOptions,
  type CourseRequest,
  coursePageData,
} from "./course-page-data.ts";
import { withInlinedData } from "./inlined-data.ts";
import { type JobRequest, jobPagePreview } from "./job-page-preview.ts";
import { withPreview } from "./page-preview.ts";

const HASHED = "public, max-age=31536000, immutable";

function sendEntry(reply: FastifyReply, file: string, policy: string): FastifyReply {
  return reply
    .header("Content-Security-Policy", policy)
    .header("Cache-Control", "no-cache")
    .sendFile(file, { cacheControl: false });
}

async function requireBuiltPages(root: string): Promise<void> {
  for (const file of ["index.html", "diagram.html"]) {
    await access(join(root, file)).catch((cause: unknown) => {
      throw new FondationError({
        code: "ASSETS_MISSING",
        message: `The web server cannot serve its pages: ${join(root, file)} is not there.`,
        advice: "Run `bun run build`, or point FONDATION_ASSETS at a built assets directory.",
        cause,
      });
    });
  }
}

/**
 * Registers the pages in `<assets>/web`.
 *
 * @throws FondationError ASSETS_MISSING when the pages are not built.
 */
export async function registerPages(
  server: FastifyInstance,
  options: CoursePageOptions & { readonly assets: string; readonly convexUrl: string },
): Promise<void> {
  const { assets, publicConvexUrl } = options;
  const root = join(assets, "web");
  await requireBuiltPages(root);
  await server.register(staticFiles, {
    root,
    wildcard: false,
    index: false,
    globIgnore: ["*.html", "assets/**", "**/*.{br,gz}"],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => reply.header("Cache-Control", "no-cache"),
  });
  await server.register(staticFiles, {
    root: join(root, "assets"),
    prefix: "/assets/",
    decorateReply: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header("Cache-Control", HASHED);
      // The origin of the diagram frame is opaque, so it cannot load its modules without this
      // header.
      reply.header("Access-Control-Allow-Origin", "*");
    },
  });

  const html = await readFile(join(root, "index.html"), "utf8");
  const policy = pagePolicy(publicConvexUrl, scriptHashes(html));
  const sendPage = (request: FastifyRequest, reply: FastifyReply, { inlined, preview }: CoursePageData) => {
    // After signing out, the history of the browser must not show what only a session may read.
    const isPrivate = options.access === "token" && (preview !== undefined || inlined.session !== undefined);
    reply.headers({
      "Content-Security-Policy": policy,
      "Cache-Control": isPrivate ? "no-store" : "private, no-cache",
    });
    const titled = preview === undefined ? html : withPreview(html, preview);
    const page = withInlinedData(titled, inlined);
    return sendCompressed(request, reply.type("text/html; charset=utf-8"), page);
  };
  server.get("/", (_request, reply) => {
    options.documents.prepare();
    return sendEntry(reply, "index.html", policy);
  });
  server.get<JobRequest>("/jobs/:id", async (request, reply) => {
    options.documents.prepare();
    return sendPage(request, reply, { inlined: {}, preview: await jobPagePreview(request, options) });
  });
  server.get<CourseRequest>("/cours/*", async (request, reply) =>
    sendPage(request, reply, await coursePageData(request, options)),
  );
  server.get("/diagram", (_request, reply) => sendEntry(reply, "diagram.html", diagramPolicy()));

  server.setNotFoundHandler((request, reply) => {
    // For a mistyped address, the application shows its own page "not found".
    if (request.method === "GET" && request.headers.accept?.includes("text/html")) {
      return sendEntry(reply.code(404), "index.html", policy);
    }
    return refuse(request, reply, {
      status: 404,
      code: "NOT_FOUND",
      message: "Cette adresse n’existe pas.",
      advice: "Revenez à la liste des dépôts.",
    });
  });
}
