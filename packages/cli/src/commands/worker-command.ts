import { Command } from "commander";
import type { WorkerOptions } from "../services/worker-service.ts";
import { examples, port, wholeNumber, withModelConcurrency, withModelOptions } from "./command-options.ts";

export function workerCommand(): Command {
  const command = new Command("worker")
    .description("take jobs from the queue and publish courses")
    .option("--convex-url <url>", "the Convex backend (CONVEX_URL)")
    .option("--concurrency <n>", "repositories at once, 1 to 64 (default: 2)", wholeNumber(1, 64))
    .option("--health-port <port>", "port of /livez, /readyz and /metrics (default: off)", port);
  return withModelOptions(withModelConcurrency(command, "--model-concurrency <n>"))
    .addHelpText(
      "after",
      examples(
        [
          "fondation worker",
          "with CONVEX_URL and FONDATION_SIGNING_KEY_FILE set, and GITHUB_TOKEN_FILE if needed",
        ],
        [
          "fondation worker --convex-url http://127.0.0.1:3210 --concurrency 4",
          "another backend, four at once",
        ],
      ),
    )
    .addHelpText(
      "after",
      "\nThe first signal drains: jobs are finished or handed back. One that comes more than a second later forces the end.",
    )
    .action(async (options: WorkerOptions) => {
      const { serveWorker } = await import("../services/worker-service.ts");
      await serveWorker(options);
    });
}
