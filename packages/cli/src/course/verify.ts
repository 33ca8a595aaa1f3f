/** `fondation verify`: checks an exported course against its repository. */
import { openRepository } from "@fondation/repository";
import { globSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  isPassed,
  MANIFEST_FILE,
  type Manifest,
  type Measure,
  readManifest,
  restoreCourse,
  type VerificationReport,
} from "@fondation/course";
import { CHECK_TITLES, verifyCourse } from "@fondation/course-checks";
import { analyzeCode } from "@fondation/code";
import { FondationError, findAssets, readEnvironment, readRegularFile } from "@fondation/environment";
import pc from "picocolors";
import { note, print, printJson } from "../terminal/result.ts";
import { table } from "../terminal/table.ts";
import { analyzeAgain } from "./again.ts";
import { findingLines } from "./report.ts";

export interface VerifyOptions {
  readonly repository: string;
  readonly again?: true;
  readonly json?: true;
}

/**
 * Prints the report. The exit code is 1 when a check failed. Throws COURSE_FORMAT when the
 * documents do not match the manifest, PATH_UNSAFE for a document that is no regular file,
 * COURSE_NOT_REPEATABLE when `again` is asked of another engine than this program's static one.
 */
export async function verifyDirectory(directory: string, options: VerifyOptions): Promise<void> {
  const { repository, json } = options;
  const root = resolve(directory);
  const manifest = manifestIn(root);
  refuseStrangers(root, manifest);
  const course = restoreCourse(manifest, (slug) => readRegularFile(join(root, slug)));
  const reader = await openRepository(resolve(repository), manifest.commit);
  try {
    const grammars = join(findAssets(readEnvironment().FONDATION_ASSETS), "grammars");
    const { signal } = new AbortController();
    const again = options.again && (await analyzeAgain(manifest, resolve(repository), grammars));
    const { report } = await verifyCourse(course, reader, {
      recorded: manifest.citations,
      ...(again === undefined ? {} : { again }),
      facts: () => analyzeCode({ repository: reader, parts: course.chapters, signal, grammars }),
    });
    if (!report.passed) process.exitCode = 1;
    if (json) printJson({ repository: manifest.repository, commit: manifest.commit, ...report });
    else tell(report, manifest);
  } finally {
    await reader.close();
  }
}

function tell(report: VerificationReport, { repository, commit, documents }: Manifest): void {
  const rows = report.checks.map(({ id, title, checked, failed, measure }) => {
    const counts = [String(checked).padStart(7), String(failed).padStart(6)];
    return [id, CHECK_TITLES[id]?.en ?? title, ...counts, measure === undefined ? "" : measureText(measure)];
  });
  const lines = table([["", "check", "checked", "failed", "measure"], ...rows]).split("\n");
  lines.forEach((line, index) => {
    const check = report.checks[index - 1];
    const mark = check === undefined ? " " : isPassed(check) ? pc.green("✔") : pc.red("✖");
    note(`${mark} ${line}`);
  });
  for (const line of findingLines(report)) print(line);
  const verdict = report.passed ? "is true" : "is not true";
  print(`the course of ${documents.length} documents ${verdict} of ${repository} at ${commit.slice(0, 12)}`);
}

/** For example `63 % of 60 %`; `at most` where less is better. */
function measureText({ percent, atLeast, atMost }: Measure): string {
  if (atLeast !== undefined) return `${percent} % of ${atLeast} %`;
  return atMost === undefined ? `${percent} %` : `${percent} %, at most ${atMost} %`;
}

function manifestIn(root: string): Manifest {
  const text = readRegularFile(join(root, MANIFEST_FILE));
  if (text !== undefined) return readManifest(text);
  throw new FondationError({
    code: "COURSE_NOT_FOUND",
    message: `${root} contains no ${MANIFEST_FILE}`,
    advice: "Give the directory that `fondation analyze --out` wrote.",
  });
}

/**
 * Throws for documents that the manifest does not list: they look like a part of the course, but
 * are not checked.
 */
function refuseStrangers(root: string, { documents }: Manifest): void {
  const known = new Set(documents.map(({ slug }) => slug));
  const patterns = ["step*.yaml", "{chapters,reviewed-chapters,tutorials}/*"];
  const strangers = globSync(patterns, { cwd: root }).filter((name) => !known.has(name));
  if (strangers.length === 0) return;
  throw new FondationError({
    code: "COURSE_FORMAT",
    message: `${MANIFEST_FILE} does not know ${strangers.sort().join(", ")}`,
    advice: "Remove what does not belong to the course, or generate the course again.",
  });
}
