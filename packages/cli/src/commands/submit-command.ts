import { Command } from "commander";
import type { SubmitOptions } from "../jobs/submit.ts";
import { examples, withConvexUrl, withCourseOptions, withJson } from "./command-options.ts";

export function submitCommand(): Command {
  const command = new Command("submit")
    .description("ask a running system for a course")
    .argument(
      "<repository>",
      "an https address or owner/repo; a local path when the system runs on this machine",
    )
    .option("--wait", "follow the job to its end; exit code 1 when it fails")
    .option("--fresh", "write everything again, even what an earlier job wrote at the same commit");
  return withJson(withConvexUrl(withCourseOptions(command)))
    .addHelpText(
      "after",
      examples(
        ["fondation submit owner/repo --wait", "and follow it"],
        ["fondation submit https://git.example.org/team/tool --language en", "a course in English"],
      ),
    )
    .action(async (repository: string, options: SubmitOptions) => {
      const { submit } = await import("../jobs/submit.ts");
      await submit(repository, options);
    });
}
