import type { Catalogue, FailureFacts } from "@fondation/backend/messages";
import { CLONE_REASONS } from "./clone-reasons.ts";
import { AFTER_TIME_LIMIT } from "./failure-codes.ts";
import { MODEL_REASONS } from "./model-reasons.ts";
import { says, type Words } from "./words.ts";

const BUG = "This is a bug in Fondation; the log of the worker has the details.";
const CHECK_PATH = "Try again; if it happens again, check what is between the worker and the backend.";

export const FAILURE_WORDS: Catalogue<FailureFacts, Words> = {
  ...CLONE_REASONS,
  ...MODEL_REASONS,
  "analysis.memory": () =>
    says(
      "the analysis of the repository needs more memory than it gets",
      "Choose a smaller repository, or one without very large source files.",
    ),
  "course.findings": ({ findings, places }) => {
    const shown = places.map(
      ({ check, slug, line }) => `${check} failed in ${slug}${line === undefined ? "" : `, line ${line}`}`,
    );
    return says(
      `the course did not pass its checks (${findings} ${findings === 1 ? "finding" : "findings"}): ${shown.join("; ")}`,
      "Nothing was published. All findings are in the log of the job; report them, this is a fault of the engine.",
    );
  },
  "job.time-limit": ({ minutes }) =>
    says(`the job exceeded its time limit of ${minutes} min`, AFTER_TIME_LIMIT),
  "publication.access-denied": () =>
    says(
      "the backend no longer accepts the identity of the worker",
      "Check that the worker and the backend have the same FONDATION_SIGNING_KEY.",
    ),
  "publication.altered": ({ slug }) =>
    says(`the backend stored ${slug} differently than it was sent`, CHECK_PATH),
  "publication.duplicate": () =>
    says("two documents of the course have the same name: nothing was published", BUG),
  "publication.mismatch": () =>
    says("the stored documents are not those of the course: nothing was published", CHECK_PATH),
  "publication.missing": ({ missing, documents }) => {
    const rest = missing - documents.length;
    const named = [...documents.map(({ slug }) => slug), ...(rest > 0 ? [`${rest} more`] : [])];
    const what =
      missing === 1
        ? "a document of the course is missing"
        : `${missing} documents of the course are missing`;
    return says(`${what}: ${named.join(", ")}; nothing was published`, BUG);
  },
  "publication.too-large": () =>
    says(
      "a document of the course is too large to be stored: nothing was published",
      "The repository is not at fault: this is a fault of the engine; the log of the worker names the document.",
    ),
  "worker.lost-twice": () =>
    says(
      "two workers stopped answering during the job",
      "The repository may be what stops them: look at the log of the job, then try again.",
    ),
};
