import { Command } from "commander";
import type { VerifyOptions } from "../course/verify.ts";
import { examples, withJson } from "./command-options.ts";

export function verifyCommand(): Command {
  const command = new Command("verify")
    .description("check an exported course against its repository; exit code 1 when something is wrong")
    .argument("<directory>", "the course: course.json and its documents")
    .requiredOption("--repository <path>", "a clone that holds the course's commit")
    .option("--again", "analyze the commit again with the static engine, and compare every document");
  return withJson(command)
    .addHelpText(
      "after",
      examples(
        ["fondation verify course --repository .", "check ./course against this repository"],
        ["fondation verify course --repository . --json", "the report for a script"],
        ["fondation verify course --repository . --again", "also check that a second analysis is the same"],
      ),
    )
    .action(async (directory: string, options: VerifyOptions) => {
      const { verifyDirectory } = await import("../course/verify.ts");
      await verifyDirectory(directory, options);
    });
}
