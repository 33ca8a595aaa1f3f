/** The manifest: `course.json` beside an exported course, and what the backend compares a published course with. */

import { z } from "zod";
import { MAX_CHAPTERS, MIN_CHAPTERS } from "../contract/expected-documents.ts";
import { type Course, DOCUMENT_KINDS, type DocumentKind, LANGUAGES } from "../contract/documents.ts";
import { CourseFormatError } from "../errors.ts";
import { documentBytes, documentSha256 } from "../hash.ts";
import { describeIssues } from "../yaml/issues.ts";
import { addUsage, NO_USAGE, type StepUsage, stepUsageSchema, type Usage, usageSchema } from "../usage.ts";
import { type VerificationReport, verificationReportSchema } from "./verification.ts";

/** The file name of the manifest of an exported course. */
export const MANIFEST_FILE = "course.json";

/** A document without its content. */
export interface ManifestDocument {
  readonly slug: string;
  readonly kind: DocumentKind;
  readonly position: number;
  readonly title: string;
  /** Of the content's UTF-8 bytes, lower-case hex. */
  readonly sha256: string;
  /** Length of the content in UTF-8 bytes. */
  readonly bytes: number;
}

/** A cited span and the hash of its text: its lines joined by `\n`, without a final newline. */
export interface CitedSpan {
  /** As by `formatCitation`. */
  readonly citation: string;
  readonly sha256: string;
}

/** Everything about a course but the documents' contents. */
export interface Manifest extends Omit<Course, "documents"> {
  readonly formatVersion: 1;
  /** In the order of the contract. */
  readonly documents: readonly ManifestDocument[];
  /** Each distinct cited span once, sorted by citation. */
  readonly citations: readonly CitedSpan[];
  readonly verification: VerificationReport;
  /** What a model was asked and gave for it; absent where none was. */
  readonly usage?: ManifestUsage;
}

/** The use of each step that had some, in their order, and their sum. */
export interface ManifestUsage {
  readonly steps: readonly StepUsage[];
  readonly total: Usage;
}

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/u, "is no SHA-256");

/** The shape of a manifest. */
export const manifestSchema = z.strictObject({
  formatVersion: z.literal(1),
  repository: z.string().min(1),
  commit: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u, "is no full commit SHA"),
  engine: z.strictObject({ name: z.enum(["static", "claude"]), version: z.string().min(1) }),
  language: z.enum(LANGUAGES),
  chapters: z.int().min(MIN_CHAPTERS).max(MAX_CHAPTERS),
  shortfall: z.string().min(1).exactOptional(),
  documents: z.array(
    z.strictObject({
      slug: z.string().min(1),
      kind: z.enum(DOCUMENT_KINDS),
      position: z.int().nonnegative(),
      title: z.string().min(1),
      sha256: sha256Schema,
      bytes: z.int().positive(),
    }),
  ),
  citations: z.array(z.strictObject({ citation: z.string().min(1), sha256: sha256Schema })),
  verification: verificationReportSchema,
  usage: z.strictObject({ steps: z.array(stepUsageSchema), total: usageSchema }).exactOptional(),
}) satisfies z.ZodType<Manifest>;

/** Describes a verified course, and what a model was asked for it. The same course and use always give the same manifest. */
export function createManifest(
  course: Course,
  citations: readonly CitedSpan[],
  report: VerificationReport,
  usage: readonly StepUsage[] = [],
): Manifest {
  const { repository, commit, engine, language, chapters, shortfall } = course;
  return {
    formatVersion: 1,
    repository,
    commit,
    engine: { name: engine.name, version: engine.version },
    language,
    chapters,
    ...(shortfall === undefined ? {} : { shortfall }),
    documents: course.documents.map(({ slug, kind, position, title, content }) => ({
      slug,
      kind,
      position,
      title,
      sha256: documentSha256(content),
      bytes: documentBytes(content),
    })),
    citations: citations.map(({ citation, sha256 }) => ({ citation, sha256 })),
    verification: report,
    ...(usage.length === 0 ? {} : { usage: summed(usage) }),
  };
}

function summed(usage: readonly StepUsage[]): ManifestUsage {
  const steps = usage.toSorted((a, b) => a.step - b.step);
  return { steps, total: steps.map(({ step, ...used }) => used).reduce(addUsage, NO_USAGE) };
}

/** The text of `course.json`: JSON indented by two spaces, with a final newline. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Reads `course.json`. Throws {@link CourseFormatError} when it is no manifest of this format. */
export function readManifest(text: string): Manifest {
  const advice = "Generate the course again with this version of Fondation.";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CourseFormatError(`${MANIFEST_FILE} is not JSON: ${String(cause)}.`, advice, cause);
  }
  const result = manifestSchema.safeParse(value);
  if (result.success) return result.data;
  const faults = describeIssues(result.error);
  throw new CourseFormatError(`${MANIFEST_FILE} is no course manifest: ${faults}.`, advice, result.error);
}
