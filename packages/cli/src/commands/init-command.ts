import { Command } from "commander";
import type { InitOptions } from "../data/init.ts";
import { examples, withJson } from "./command-options.ts";

export function initCommand(): Command {
  const command = new Command("init")
    .description("make the missing keys of an installation")
    .option("--directory <directory>", "where to keep them (default: .fondation/keys)")
    .option("--production", "write the files of the compose stack instead, into the working directory");
  return withJson(command)
    .addHelpText(
      "after",
      examples(
        ["fondation init", "keys in .fondation/keys, readable by you only"],
        ["fondation init --directory /etc/fondation/keys", "keys elsewhere"],
        ["fondation init --production", ".env.production, secrets/ and a compose file that uses them"],
      ),
    )
    .addHelpText("after", "\nExisting files are not changed. No secret is printed.")
    .action(async (options: InitOptions) => {
      if (options.production) {
        const { initProduction } = await import("../data/production.ts");
        return initProduction(options);
      }
      const { init } = await import("../data/init.ts");
      await init(options);
    });
}
