/** The lines of a job's log, as its page shows them. */

import type { NoFacts } from "./facts.ts";

/** The facts of each line by its code. */
export interface LogLines {
  "attempt.started": { attempt: number; repository: string };
  /** `reason`: a key of `EngineReasons`. */
  "engine.chosen": { engine: string; reason: string; credential?: string };
  /** The model of an earlier attempt, which differs from this worker's model. */
  "model.resumed": { model: string };

  "clone.started": { repository: string };
  /** `bytes`: of all files. */
  "clone.finished": { commit: string; files: number; bytes: number };
  /** The server no longer has the commit that an earlier attempt began with. */
  "clone.commit-gone": { commit: string };

  "step.started": { step: number };
  "checkpoint.not-stored": { key: string };
  "checkpoint.resumed": NoFacts;
  "checkpoint.too-large": { key: string };
  "checkpoint.unreadable": { key: string };

  /** `detail`: which source files are not taught and why, in French. */
  "files.left-out": { detail: string };

  "verification.started": NoFacts;
  /** `title`: in the language of the course. */
  "check.finished": {
    check: string;
    title: string;
    language: string;
    checked: number;
    failed: number;
  };
  "check.finding": { check: string; slug: string; line?: number };

  "publication.started": { documents: number };
  "publication.stored": { documents: number; citations: number };
  "browser.missing": NoFacts;
  "diagrams.not-stored": NoFacts;
  "booklet.not-printed": NoFacts;
  "booklet.not-stored": NoFacts;
  "booklet.stored": { bytes: number };
  "booklet.too-large": { bytes: number };

  /**
   * `failure`: the code of the failure. The facts of the failure are added to this line's facts.
   */
  "job.failed": { failure: string; reason?: string };
  "job.handed-back": NoFacts;
  /** The limit of lines is reached. Later lines are not stored. */
  "log.full": NoFacts;
  /** Text without a code: a line that an earlier version stored. */
  text: { detail: string };
}

export type LogCode = keyof LogLines;
