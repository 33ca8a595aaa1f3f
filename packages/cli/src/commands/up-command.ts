import { Command } from "commander";
import type { UpOptions } from "../up/up.ts";
import {
  examples,
  port,
  withCourseOptions,
  withJson,
  withModelConcurrency,
  withModelOptions,
} from "./command-options.ts";

export function upCommand(): Command {
  const command = new Command("up")
    .description("start everything on this machine and make a course of a repository")
    .argument("[repository]", "a local path, an https address or owner/repo; none: just start")
    .option("--data <directory>", "where to keep the database and the keys (default: .fondation)")
    .option("--fresh", "delete the data of an earlier run first")
    .option("--port <port>", "port of the pages (default: 3000, or the next free one)", port)
    .option("--backend-port <port>", "port of the backend (default: 3210, or the next free one)", port);
  const withModel = withModelOptions(withModelConcurrency(withCourseOptions(command)));
  return withJson(withModel, "print one JSON object a line for a script")
    .addHelpText(
      "after",
      examples(
        ["fondation up .", "a course of the repository in this directory"],
        ["fondation up expressjs/express", "a course of a repository on GitHub"],
        ["fondation up --fresh --port 8000", "start without earlier data, on another port"],
      ),
    )
    .action(async (repository: string | undefined, options: UpOptions) => {
      const { up } = await import("../up/up.ts");
      await up(repository, options);
    });
}
