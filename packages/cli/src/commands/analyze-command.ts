import { Command } from "commander";
import type { AnalyzeOptions } from "../course/analyze.ts";
import {
  examples,
  withCourseOptions,
  withJson,
  withModelConcurrency,
  withModelOptions,
} from "./command-options.ts";

export function analyzeCommand(): Command {
  const command = new Command("analyze")
    .description("write a repository's course as files, without any backend")
    .argument("<repository>", "a local path, an https address or owner/repo")
    .requiredOption(
      "--out <directory>",
      "where to write: a new or empty directory, or one that holds an earlier course",
    );
  return withJson(withModelOptions(withModelConcurrency(withCourseOptions(command))))
    .addHelpText(
      "after",
      examples(
        ["fondation analyze . --out course", "33 files and course.json in ./course"],
        [
          "fondation analyze . --out course --engine claude --max-cost 5",
          "by a model, for at most 5 dollars",
        ],
        ["fondation analyze sindresorhus/ky --out ky --language en", "of a repository on GitHub, in English"],
      ),
    )
    .action(async (repository: string, options: AnalyzeOptions) => {
      const { analyzeRepository } = await import("../course/analyze.ts");
      await analyzeRepository(repository, options);
    });
}
