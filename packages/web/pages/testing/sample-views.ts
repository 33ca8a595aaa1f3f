/** Complete answers of the backend, for tests of components. */

import type { CourseView, JobView } from "@fondation/backend";
import type { Reading } from "../documents/reading-context.ts";

/** The current course of `acme/shop`, without documents. */
export const COURSE: CourseView = {
  courseId: "c1" as CourseView["courseId"],
  repositoryKey: "acme/shop",
  route: "/cours/acme/shop",
  commit: "0123456789abcdef0123456789abcdef01234567",
  sourceUrl: null,
  engine: { name: "static", version: "1" },
  language: "fr",
  chapters: 3,
  shortfall: null,
  completedAt: Date.UTC(2026, 10, 23, 6),
  documents: [],
  verification: { passed: true, checks: [] },
  previousCourseId: null,
  booklet: null,
  renderingsMissing: null,
  usage: null,
};

/** A completed job of a repository. */
export function jobOf(repositoryKey: string, change: Partial<JobView> = {}): JobView {
  return {
    jobId: "j1" as JobView["jobId"],
    repositoryId: "r1" as JobView["repositoryId"],
    repositoryKey,
    route: `/cours/${repositoryKey}`,
    status: "completed",
    stage: null,
    step: 6,
    documentsDone: 33,
    documentsTotal: 33,
    documents: [],
    engine: "static",
    language: "fr",
    chapters: 10,
    attempt: 1,
    epoch: 1,
    queuedAt: 0,
    startedAt: 0,
    endedAt: 0,
    retryAt: null,
    error: null,
    usage: null,
    engineChosen: null,
    ...change,
  };
}

/** An open chapter of a French course. */
export const READING: Reading = {
  edition: { route: COURSE.route, generation: "current" },
  slug: "chapters/chapter_01_a.md",
  slugs: new Set(["chapters/chapter_01_a.md", "chapters/chapter_02_b.md"]),
  language: "fr",
  printed: false,
  openCitation: undefined,
  onCite: () => undefined,
};
