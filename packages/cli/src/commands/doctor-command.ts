import { Command } from "commander";
import type { DoctorOptions } from "../doctor/doctor.ts";
import { examples, withJson } from "./command-options.ts";

export function doctorCommand(): Command {
  const command = new Command("doctor")
    .description("check this machine and say how to fix what is wrong; changes nothing")
    .option("--data <directory>", "the data directory to look at (default: .fondation)");
  return withJson(command)
    .addHelpText(
      "after",
      examples(
        ["fondation doctor", "every check; exit code 1 when something is broken"],
        ["fondation doctor --json", "findings with stable ids for a script"],
      ),
    )
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import("../doctor/doctor.ts");
      await doctor(options);
    });
}
