import { Command } from "commander";
import type { InitOptions } from "../data/init.ts";
import { examples, withJson } from "./command-options.ts";

export function initCommand(): Command {
  const command = new Command("init")
    .description("make the keys of an installation, where they are missing")
    .option("--directory <directory>", "where to keep them (default: .fondation/keys)")
    .option("--production", "write the files of the compose stack instead, into the working directory");
  return withJson(command)
    .addHelpText(
      "after",
      examples(
        ["fondation init", "keys in .fondation/keys, readable by you only"],
        ["fondation init --directory /etc/fondation/keys", "keys elsewhere"],
        ["fondation init --production", ".env.production, secrets/ and what gives them to compose"],
      ),
    )
    .addHelpText("after", "\nA file that is there stays as it is. No secret is printed.")
    .action(async (options: InitOptions) => {
      if (options.production) {
        const { initProduction } = await import("../data/production.ts");
        return initProduction(options);
      }
      const { init } = await import("../data/init.ts");
      await init(options);
    });
}
