/**
 * The documents of a course as a zip of Markdown and YAML. Their slugs are their names in it, as in
 * an exported course, so the links between them go on working.
 */

import { createHash } from "node:crypto";
import { api, type CourseView } from "@fondation/backend";
import type { ConvexHttpClient } from "convex/browser";
import { Zip, ZipDeflate } from "fflate";
import { readingOrder } from "../../rendering/documents/document-groups.ts";
import type { WebLog } from "../web-options.ts";
import type { CourseDownload } from "./course-download.ts";

/** Changes when the same documents give other bytes. */
const FORMAT = 1;

/** The same documents give the same bytes. A zip has local time, from 1980 on. */
const TIME = new Date(1980, 0, 1);

export function archiveDownload(log: WebLog): CourseDownload {
  return {
    name: "cours.zip",
    type: "application/zip",
    disposition: "attachment",
    missing: {
      status: 404,
      code: "COURSE_MISSING",
      message: "Ce cours n’existe pas.",
      advice: "Générez-le depuis la liste des dépôts.",
    },
    fileOf: (course) => ({ etag: tagOf(course), parts: (client) => zipped(client, course, log) }),
  };
}

function tagOf({ documents }: CourseView): string {
  const all = readingOrder(documents).map(({ slug }) => slug);
  const hashes = new Map(documents.map(({ slug, sha256 }) => [slug, sha256]));
  const text = JSON.stringify([FORMAT, ...all.map((slug) => [slug, hashes.get(slug)])]);
  return createHash("sha256").update(text).digest("hex");
}

async function* zipped(
  client: ConvexHttpClient,
  { courseId, documents, repositoryKey }: CourseView,
  log: WebLog,
): AsyncGenerator<Uint8Array, void> {
  let made: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error !== null) throw error;
    made.push(chunk);
  });
  for (const [index, { slug }] of readingOrder(documents).entries()) {
    const document = await client.query(api.courses.document, { courseId, slug });
    if (document === null && index === 0) return;
    if (document === null) {
      // The error closes the connection, which tells the browser that the file is incomplete.
      log.warn({ repositoryKey, slug }, "the course was deleted while its documents were sent");
      throw new Error(`The document ${slug} of ${repositoryKey} is gone.`);
    }
    const file = new ZipDeflate(slug, { level: 9 });
    file.mtime = TIME;
    archive.add(file);
    file.push(Buffer.from(document.content), true);
    yield Buffer.concat(made);
    made = [];
  }
  archive.end();
  yield Buffer.concat(made);
}
