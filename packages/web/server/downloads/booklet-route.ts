/** The PDF of a course, which the worker has printed. */

import { api, type CourseView } from "@fondation/backend";
import type { ConvexHttpClient } from "convex/browser";
import type { WebLog } from "../web-options.ts";
import type { CourseDownload } from "./course-download.ts";

export function bookletDownload(log: WebLog): CourseDownload {
  return {
    name: "cours.pdf",
    type: "application/pdf",
    disposition: "inline",
    missing: {
      status: 404,
      code: "BOOKLET_MISSING",
      message: "Ce cours n’a pas de PDF.",
      advice: "Ouvrez le cours : sa page dit si le PDF est en préparation, ou pourquoi il manque.",
    },
    fileOf: (course) => {
      const { booklet } = course;
      if (booklet === null) return undefined;
      const { sha256, bytes } = booklet;
      return { etag: sha256, bytes, parts: (client) => readParts(client, course, bytes, log) };
    },
  };
}

async function* readParts(
  client: ConvexHttpClient,
  { courseId, repositoryKey }: CourseView,
  bytes: number,
  log: WebLog,
): AsyncGenerator<Uint8Array, void> {
  let sent = 0;
  for (let part = 0; sent < bytes; part += 1) {
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
