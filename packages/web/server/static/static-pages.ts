/**
 * Serves the built pages. Hashed files are cached forever, HTML is revalidated, and every route of
 * the application gets `index.html`.
 */

import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import staticFiles from "@fastify/static";
import { FondationError } from "@fondation/environment";
import type { FastifyInstance, FastifyReply } from "fastify";
import { sendCompressed } from "../documents/compressed.ts";
import { diagramPolicy, pagePolicy, scriptHashes } from "./content-security-policy.ts";
import { refuse } from "../requests/refuse.ts";
import { type CoursePageOptions, type CourseRequest, coursePageData } from "./course-page-data.ts";
import { withInlinedData } from "./inlined-data.ts";

/** The routes of the application without a course. Every other path gives 404. */
const APPLICATION_ROUTES = ["/", "/jobs/:id"] as const;

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
  options: CoursePageOptions & { readonly assets: string },
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
  for (const route of APPLICATION_ROUTES) {
    server.get(route, (_request, reply) => {
      options.documents.prepare();
      return sendEntry(reply, "index.html", policy);
    });
  }
  server.get<CourseRequest>("/cours/*", async (request, reply) => {
    const data = await coursePageData(request, options);
    // After signing out, the history of the browser must not show what only a session may read.
    const isPrivate = options.access === "token" && data.session !== undefined;
    reply.headers({
      "Content-Security-Policy": policy,
      "Cache-Control": isPrivate ? "no-store" : "private, no-cache",
    });
    const page = withInlinedData(html, data);
    return sendCompressed(request, reply.type("text/html; charset=utf-8"), page);
  });
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
