import type { DoctorOptions } from "../doctor/doctor.ts";
import { Command } from "commander";
import { examples, withJson } from "./options.ts";

/** `fondation doctor`. */
export function doctorCommand(): Command {
  const command = new Command("doctor")
    .description("look for what is wrong here and say how to mend it; changes nothing")
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
