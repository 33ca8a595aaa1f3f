import { Command } from "commander";
import { examples, withJson } from "../options.ts";

/** What `fondation init` was given. */
export interface InitOptions {
  readonly directory?: string;
  readonly json?: true;
}

/** `fondation init`. */
export function initCommand(): Command {
  const command = new Command("init")
    .description("make the keys of an installation, where they are missing")
    .option("--directory <directory>", "where to keep them (default: .fondation/keys)");
  return withJson(command)
    .addHelpText(
      "after",
      examples(
        ["fondation init", "keys in .fondation/keys, readable by you only"],
        ["fondation init --directory /etc/fondation/keys", "keys elsewhere"],
      ),
    )
    .addHelpText("after", "\nA key that is there stays as it is. No secret is printed.")
    .action(async (options: InitOptions) => {
      const { init } = await import("../../data/init.ts");
      await init(options);
    });
}
