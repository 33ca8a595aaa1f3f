import { oneLine, type Survey } from "@fondation/code";
import type { Words } from "../words/course-words.ts";

/** Longer paths are counted, but not named. */
const MAX_PATH = 120;

/** Which source files are not taught and why, as plain text; undefined when all are taught. */
export function describeLeftOut({ leftOut }: Survey, words: Words): string | undefined {
  if (leftOut.length === 0) return undefined;
  return words.leftOut(
    leftOut.map(({ reason, files, examples }) => ({
      reason,
      files,
      examples: examples
        .filter(({ path }) => path.length <= MAX_PATH)
        .map(({ path, bytes }) => ({
          path: oneLine(path),
          ...(reason === "large" || reason === "complex" ? { kilobytes: Math.ceil(bytes / 1_000) } : {}),
        })),
    })),
  );
}
