/**
 * `bun run docker:build:complete | docker:worker:start | docker:worker:logs | docker:worker:stop`.
 */

import { dirname } from "node:path";
import { Argument, Command } from "commander";
import { ExecaError } from "execa";
import { engineAnswers } from "./e2e/target.ts";
import { type BuildOptions, buildImages } from "./docker/build.ts";
import { chooseImages, IMAGES } from "./docker/images.ts";
import { followLogs, startWorker, stopWorker } from "./docker/worker-service.ts";

const root = dirname(import.meta.dirname);
const say = (line: string) => console.log(line);

const program = new Command("docker").description(
  "Builds the production images and controls the worker's container.",
);
program
  .command("build")
  .addArgument(new Argument("[targets...]").choices(IMAGES.map(({ target }) => target)))
  .option("--fresh", "build all of them with current packages, for example after a security update")
  .description("build the images whose inputs changed; by default those of the compose stack")
  .action((targets: string[], options: BuildOptions) =>
    buildImages(root, say, chooseImages(targets), options),
  );
program
  .command("start")
  .description("build if needed, then start the worker with its backend, its browser and the pages")
  .action(async () => {
    await buildImages(root, say, chooseImages([]));
    await startWorker(root, say);
  });
program
  .command("logs [options...]")
  .description("follow the worker's log")
  .allowUnknownOption()
  .action((options: string[]) => followLogs(root, options));
program
  .command("stop")
  .description("stop the worker alone; its job goes back to the queue")
  .action(() => stopWorker(root));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ExecaError)) throw error;
  console.error(error.all || error.shortMessage);
  if (!engineAnswers()) console.error("No Docker engine answers. Start it, then try again.");
  process.exitCode = typeof error.exitCode === "number" ? error.exitCode : 1;
}
