/** The stages of a job at which a service is lost, each as the point at which the job is held. */
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";

export interface JobStage {
  readonly name: string;
  /** A point of the worker's gate. Undefined: in the middle of the clone, while Git runs. */
  readonly point?: string;
}

/** The course whose jobs are held: 33 documents. */
export const COURSE = TYPESCRIPT;

/** The slug of the n-th document, counted from 1. */
function slug(number: number): string {
  const [found] = COURSE.documents[number - 1] ?? [];
  if (found === undefined) throw new Error(`The course has no document ${number}.`);
  return found;
}

/** In the order of a job. A step is held when its result is made but not kept. */
export const STAGES: readonly JobStage[] = [
  { name: "claimed", point: "engine" },
  { name: "cloning" },
  { name: "step 1", point: "checkpoint step1" },
  { name: "step 2", point: "checkpoint step2" },
  { name: "step 3", point: "checkpoint step3" },
  { name: "step 4", point: `checkpoint ${slug(8)}` },
  { name: "step 5", point: `checkpoint ${slug(18)}` },
  { name: "step 6", point: `checkpoint ${slug(28)}` },
  { name: "drawing", point: "draw" },
  { name: "after 16 documents", point: `document ${slug(17)}` },
  { name: "all published", point: "complete" },
];
