/** Checks a stored course before it becomes readable. */

import { MAX_SOURCES_PER_COURSE } from "@fondation/course/limits";
import { type CheckOutcome, type Finding, type Measure, parseManifest } from "@fondation/course/manifest";
import type { StepUsage } from "@fondation/course/usage";
import { differences, missingDocuments } from "../../../src/courses/completeness.ts";
import { protocolRefusal } from "../../../src/refusal.ts";
import type { Doc } from "../../_generated/dataModel.js";
import type { MutationCtx } from "../../_generated/server.js";
import { documentsOf } from "./stored-courses.ts";

const SHOWN_DIFFERENCES = 5;

/** Documents that a failure names. */
const NAMED_DOCUMENTS = 5;

/** Of one check. A published course has passed, so there are few; the table of a course is small. */
const SHOWN_FINDINGS = 40;

/** In UTF-16 units. */
const MAX_FINDING_UNITS = 400;

/** The fields that a complete course is stored with. */
export interface Completeness {
  readonly documents: number;
  readonly verification: NonNullable<Doc<"courses">["verification"]>;
  /** Usage of the model, including that of earlier jobs whose results the course contains. */
  readonly usage: Doc<"courses">["usage"];
}

/**
 * Compares the stored course with its manifest. Throws COURSE_MISMATCH with the first differences.
 */
export async function requireCompleteness(
  ctx: MutationCtx,
  course: Doc<"courses">,
  text: string,
): Promise<Completeness> {
  const { manifest, faults } = parseManifest(text, "ignored");
  if (manifest === undefined) throw mismatch(faults);
  const documents = await documentsOf(ctx, course._id);
  const sources = await ctx.db
    .query("sources")
    .withIndex("by_courseId_and_citation", (q) => q.eq("courseId", course._id))
    .take(MAX_SOURCES_PER_COURSE);
  const found = differences(manifest, { ...course, documents, sources });
  if (found.length > 0) throw mismatch(found, missingDocuments(manifest, { ...course, documents }));
  const { passed, checks } = manifest.verification;
  const steps = manifest.usage?.steps.map(keep);
  return {
    documents: documents.length,
    usage: steps === undefined ? undefined : { steps },
    verification: { passed, checks: checks.map(shownOutcome) },
  };
}

function shownOutcome({ id, title, checked, failed, measure, passed, findings }: CheckOutcome) {
  return {
    id,
    title,
    checked,
    failed,
    ...(measure === undefined ? {} : { measure: shownMeasure(measure) }),
    ...(passed === undefined ? {} : { passed }),
    ...(findings.length === 0
      ? {}
      : { findings: findings.slice(0, SHOWN_FINDINGS).map(shownFinding), found: findings.length }),
  };
}

function shownMeasure({ percent, atLeast, atMost }: Measure) {
  return {
    percent,
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
  };
}

function shownFinding({ slug, line, message }: Finding) {
  return { slug, message: message.slice(0, MAX_FINDING_UNITS), ...(line === undefined ? {} : { line }) };
}

/** Drops fields that a later format may add. */
function keep(spent: StepUsage): StepUsage {
  const { step, requests, inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, costUsd } = spent;
  return { step, requests, inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, costUsd };
}

/** `missing`: slugs. */
function mismatch(found: readonly string[], missing: readonly string[] = []) {
  const rest = found.length - SHOWN_DIFFERENCES;
  const more = rest > 0 ? `; and ${rest} more` : "";
  return protocolRefusal(
    "COURSE_MISMATCH",
    `The stored course is not the one of the manifest: ${found.slice(0, SHOWN_DIFFERENCES).join("; ")}${more}. Publish the course again from the beginning.`,
    { missing: missing.length, documents: missing.slice(0, NAMED_DOCUMENTS).map((slug) => ({ slug })) },
  );
}
