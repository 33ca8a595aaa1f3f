/** Verifies a whole course. It is published only when every check passes. */

import { analyzeCode, type CodeFacts } from "@fondation/code";
import {
  type CheckOutcome,
  type CitedSpan,
  type Course,
  isPassed,
  type Language,
  type VerificationReport,
} from "@fondation/course";
import type { RepositoryReader } from "@fondation/repository";
import { checkDiagrams, DIAGRAMS } from "./diagrams/diagram-check.ts";
import { AGAIN, checkAgain } from "./evidence/again-check.ts";
import { CITATIONS, checkCitations } from "./evidence/citation-check.ts";
import { derivesOf } from "./evidence/contract-arrows.ts";
import { COVERAGE, checkCoverage } from "./evidence/coverage-check.ts";
import { declarationsOf } from "./evidence/declarations.ts";
import { checkIdentifiers, IDENTIFIERS } from "./evidence/identifier-check.ts";
import { checkNamedCitations, NAMED_CITATIONS } from "./evidence/named-citation-check.ts";
import { proofsOf } from "./evidence/proofs.ts";
import { checkRelations, RELATIONS } from "./evidence/relation-check.ts";
import { checkVerbatim, VERBATIM } from "./evidence/verbatim-check.ts";
import { ANNOTATIONS, checkAnnotations } from "./form/annotation-check.ts";
import { checkLinks, LINKS } from "./form/link-check.ts";
import { checkPlanAndDocuments, PLAN } from "./form/plan-check.ts";
import { checkStructure, STRUCTURE } from "./form/structure-check.ts";
import { COUNTS, checkCounts } from "./prose/count-check.ts";
import { CUTS, checkCuts } from "./prose/cut-check.ts";
import { checkLanguage, LANGUAGE } from "./prose/language-check.ts";
import { checkRepetition, REPETITION } from "./prose/repetition-check.ts";
import { checkSecrets, SECRETS } from "./prose/secret-check.ts";
import { readTexts } from "./reading/course-text.ts";
import { readDescriptions } from "./reading/descriptions.ts";
import { type CitedText, citationsOf } from "./reading/occurrences.ts";
import { spansOf } from "./reading/spans.ts";

const CHECKS = [
  STRUCTURE,
  PLAN,
  CITATIONS,
  NAMED_CITATIONS,
  IDENTIFIERS,
  VERBATIM,
  LINKS,
  DIAGRAMS,
  COVERAGE,
  RELATIONS,
  LANGUAGE,
  SECRETS,
  AGAIN,
  REPETITION,
  COUNTS,
  CUTS,
  ANNOTATIONS,
];

/** The title of a check by its id. A report has the titles in the language of its course. */
export const CHECK_TITLES: Readonly<Record<string, Readonly<Record<Language, string>>>> = Object.fromEntries(
  CHECKS.map(({ id, title }) => [id, title]),
);

/**
 * The report, and the text of every cited span that resolves: each span once, sorted by citation.
 */
export interface Verification {
  readonly report: VerificationReport;
  readonly citations: readonly CitedText[];
}

export interface VerificationMeans {
  /** The cited spans of a stored manifest: a span whose text has another hash is a finding. */
  readonly recorded?: readonly CitedSpan[];
  /** The same commit, analyzed once more by the same engine. Absent: G13 is not checked. */
  readonly again?: Course;
  /** Of the commit. Absent: the code is analyzed. */
  facts?(): Promise<CodeFacts>;
}

/**
 * Verifies a course against the repository, opened at the commit of the course. Faults of the
 * course are findings, never exceptions.
 * @throws FondationError REPOSITORY_EMPTY for a repository without source code.
 */
export async function verifyCourse(
  course: Course,
  repository: RepositoryReader,
  { recorded = [], again, facts = () => analyze(course, repository) }: VerificationMeans = {},
): Promise<Verification> {
  const { language } = course;
  const descriptions = readDescriptions(course);
  const texts = readTexts(course);
  const cited = citationsOf(course, descriptions);
  const resolveSpan = spansOf(repository);
  const code = await facts();
  const sources = { repository, resolveSpan };
  const { outcome, citations } = await checkCitations(course, cited, descriptions, sources, recorded);
  const paths = new Set(cited.occurrences.map(({ citation }) => citation.path));
  const checks: CheckOutcome[] = [
    checkStructure(course),
    checkPlanAndDocuments(course, descriptions),
    outcome,
    await checkNamedCitations(texts, resolveSpan, declarationsOf(code), language),
    await checkIdentifiers(texts, paths, repository, language),
    await checkVerbatim(texts, cited.occurrences, resolveSpan, language),
    checkLinks(course),
    await checkDiagrams(course, texts, paths, repository),
    checkCoverage(course, descriptions, cited.occurrences, code),
    checkRelations(texts, descriptions, { proofs: proofsOf(code), derives: derivesOf(code) }, language),
    await checkLanguage(course, descriptions),
    checkSecrets(course),
    ...(again === undefined ? [] : [checkAgain(course, again)]),
    checkRepetition(texts, course),
    checkCounts(texts, language),
    checkCuts(texts, language),
    checkAnnotations(texts, language),
  ];
  return { report: { passed: checks.every(isPassed), checks }, citations };
}

function analyze({ chapters }: Course, repository: RepositoryReader): Promise<CodeFacts> {
  return analyzeCode({ repository, parts: chapters, signal: new AbortController().signal });
}
