/** Tests that own several mutants. */
import type { Owner } from "../mutant.ts";

/** Makes and reads the smallest course, of twelve documents. */
export const SMALL_COURSE: Owner = {
  spec: "courses/courses.spec.ts",
  title: "a repository too small for ten chapters gives fewer and says so",
};

/** Makes a course of a private repository, and looks for its token. */
export const PRIVATE_COURSE: Owner = {
  spec: "courses/courses.spec.ts",
  title: "a private repository becomes a course, and nothing shows the token",
};

/** Calls the backend in the name of a worker that does not own the job. */
export const STALE_WORKER: Owner = {
  spec: "jobs/stale-worker.spec.ts",
  title: "a worker with an old epoch, a foreign job or an ended job changes nothing",
};

export const CANCELED_CLONE: Owner = {
  spec: "jobs/cancel.spec.ts",
  title: "a job canceled in mid-step ends with its clone, and never completes",
};

export const STEPS: Owner = {
  spec: "target-independent/job-page.spec.ts",
  title: "the job's page announces every step and names the documents",
};

export const POLICY: Owner = {
  spec: "target-independent/first-page.spec.ts",
  title: "every page has a content security policy that allows only its own parts",
};

export const WITHOUT_BACKEND: Owner = {
  spec: "access/health.spec.ts",
  title: "without a backend, pages and worker live and say that they are not ready",
};

export const SIGNED_IN: Owner = {
  spec: "access/token.spec.ts",
  title: "a visitor signs in with the token, makes and reads a course, and signs out",
};
