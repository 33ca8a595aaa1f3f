/** Options that several commands take, each the same everywhere. */
import { type Command, InvalidArgumentError, Option } from "commander";

/** How a course is to be made, as the command line gives it: absent means "as the settings say". */
export interface CourseOptions {
  readonly engine?: "auto" | "static" | "claude";
  readonly chapters?: string;
  readonly language?: "fr" | "en";
}

/** `--engine`, `--chapters`, `--language`. */
export function withCourseOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--engine <engine>", "what writes the course; auto unless set").choices([
        "auto",
        "static",
        "claude",
      ]),
    )
    .option("--chapters <n>", "chapters of the course, 3 to 20 (default: 10)", wholeNumber(3, 20))
    .addOption(
      new Option("--language <language>", "language of the course; fr unless set").choices(["fr", "en"]),
    );
}

/** The variables these options override. */
export function courseOverrides({ engine, chapters, language }: CourseOptions) {
  return { FONDATION_ENGINE: engine, FONDATION_CHAPTERS: chapters, FONDATION_LANGUAGE: language };
}

/** `--json`. */
export function withJson(command: Command, what = "print JSON for a script"): Command {
  return command.option("--json", what);
}

/** `--convex-url`, for the commands that talk to a running system. */
export function withConvexUrl(command: Command): Command {
  return command.option(
    "--convex-url <url>",
    "the Convex backend (default: CONVEX_URL, else the running `fondation up`)",
  );
}

/** Checks a whole number and leaves it text, as a variable would hold it. */
export function wholeNumber(least: number, most: number): (text: string) => string {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return text;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** A port; 0 takes a free one. */
export const port = wholeNumber(0, 65_535);

/** Examples below a command's help: the line to type and what it does. */
export function examples(...lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([line]) => line.length));
  return `\nExamples:\n${lines.map(([line, what]) => `  ${line.padEnd(width)}   ${what}`).join("\n")}`;
}
