import { isPassed, type VerificationReport } from "@fondation/course";

/**
 * Each finding of the checks that the course does not pass on a line: the check, the place and what is wrong there. Line breaks of foreign text
 * are shown as `\n`, so that it cannot forge a line.
 */
export function findingLines(report: VerificationReport): string[] {
  return report.checks
    .filter((check) => !isPassed(check))
    .flatMap(({ findings }) =>
      findings.map(({ check, slug, line, message }) => {
        const place = line === undefined ? slug : `${slug}:${line}`;
        return `  ${check}  ${place}  ${message}`.replace(/[\n\u2028\u2029]/g, "\\n");
      }),
    );
}
