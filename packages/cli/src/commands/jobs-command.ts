import { Command } from "commander";
import type { JobsOptions } from "../jobs/commands.ts";
import { examples, wholeNumber, withConvexUrl, withJson } from "./command-options.ts";

export function jobsCommand(): Command {
  const jobs = new Command("jobs").description("list, show, cancel and retry jobs");
  const subcommand = (name: string, description: string) =>
    withJson(withConvexUrl(jobs.command(name).description(description)));

  subcommand("list", "the latest jobs, newest first")
    .option("--limit <n>", "how many, 1 to 100 (default: 20)", wholeNumber(1, 100))
    .action(async (options: JobsOptions) => (await import("../jobs/commands.ts")).listJobs(options));
  for (const [name, description] of [
    ["show", "one job: state, progress, engine, cost, error"],
    ["cancel", "stop a job that is queued or running"],
    ["retry", "a new job like one that failed or was canceled"],
  ] as const) {
    subcommand(name, description)
      .argument("<job>", "the job's id, as `jobs list` prints it")
      .action(async (job: string, options: JobsOptions) => {
        const commands = await import("../jobs/commands.ts");
        const actions = { show: commands.showJob, cancel: commands.cancelJob, retry: commands.retryJob };
        await actions[name](job, options);
      });
  }
  return jobs.addHelpText(
    "after",
    examples(
      ["fondation jobs list", "the latest jobs"],
      ["fondation jobs show <job> --json", "one job for a script"],
    ),
  );
}
