import { type Command, InvalidArgumentError, Option } from "commander";

/** Adds `--engine`, `--chapters` and `--language`. */
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

/** Adds `--model`, `--max-cost`, `--max-turns` and the deadlines. */
export function withModelOptions(command: Command): Command {
  return command
    .option("--model <name>", "model of the engine claude (default: claude-sonnet-5)")
    .option("--max-cost <dollars>", "maximum cost of a course in US dollars (default: 20)", positiveNumber)
    .option("--max-turns <n>", "turns of the model for one document (default: 40)", wholeNumber(1, 1_000))
    .option(
      "--step-timeout <seconds>",
      "time limit of one step with a model (default: 1800)",
      wholeNumber(1, 86_400),
    )
    .option(
      "--job-timeout <seconds>",
      "time limit of one attempt at a course (default: 10800)",
      wholeNumber(1, 86_400),
    );
}

/** Adds `--concurrency`, for commands that make one course at a time. */
export function withModelConcurrency(command: Command, flag = "--concurrency <n>"): Command {
  return command.option(flag, "documents a model writes at once (default: 4)", wholeNumber(1, 32));
}

export function withJson(command: Command, what = "print JSON for a script"): Command {
  return command.option("--json", what);
}

/** Adds `--convex-url`, for commands that talk to a running system. */
export function withConvexUrl(command: Command): Command {
  return command.option(
    "--convex-url <url>",
    "the Convex backend (default: CONVEX_URL, else the running `fondation up`)",
  );
}

/** Checks a whole number. Returns it as text, the type of a variable's value. */
export function wholeNumber(least: number, most: number): (text: string) => string {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return text;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** Checks an amount. Returns it as text. */
function positiveNumber(text: string): string {
  if (/^\d{1,9}(?:\.\d{1,6})?$/.test(text) && Number(text) > 0) return text;
  throw new InvalidArgumentError("It must be a number above 0, such as 2.5.");
}

/** 0 takes a free port. */
export const port = wholeNumber(0, 65_535);

/** Examples for a command's help: the line to type and what it does. */
export function examples(...lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([line]) => line.length));
  return `\nExamples:\n${lines.map(([line, what]) => `  ${line.padEnd(width)}   ${what}`).join("\n")}`;
}
