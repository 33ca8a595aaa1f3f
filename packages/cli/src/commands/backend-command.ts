import { Command } from "commander";
import type { ImportOptions, SnapshotOptions } from "../data/snapshots.ts";
import type { BackendOptions } from "../services/backend-service.ts";
import { examples, port, withJson } from "./command-options.ts";

const DATA = ["--data <directory>", "where the database is (default: .fondation)"] as const;

export function backendCommand(): Command {
  return (
    new Command("backend")
      .description("run the embedded Convex backend")
      // The options of the subcommands, such as `--data`, come after their names.
      .enablePositionalOptions()
      .option(...DATA)
      .option("--host <host>", "interface to listen on (default: 127.0.0.1)")
      .option("--port <port>", "port (default: 3210, or the next free one)", port)
      .addHelpText(
        "after",
        examples(
          ["fondation backend", "on http://127.0.0.1:3210, with its data in .fondation/"],
          ["fondation backend --data /var/lib/fondation --port 3210", "with its data elsewhere"],
          ["fondation backend export backup.sqlite", "the whole database as a file, also while it runs"],
        ),
      )
      .action(async (options: BackendOptions) => {
        const { serveBackend } = await import("../services/backend-service.ts");
        await serveBackend(options);
      })
      .addCommand(exportCommand())
      .addCommand(importCommand())
  );
}

function exportCommand(): Command {
  return withJson(new Command("export"))
    .description("write the whole database to one file, also while the backend runs")
    .argument("<file>", "the file to write; it must not exist")
    .option(...DATA)
    .action(async (file: string, options: SnapshotOptions) => {
      const { exportDatabase } = await import("../data/snapshots.ts");
      await exportDatabase(file, options);
    });
}

function importCommand(): Command {
  return withJson(new Command("import"))
    .description("restore a database that `export` wrote, while no backend runs")
    .argument("<file>", "the file to restore")
    .option(...DATA)
    .option("--replace", "put it in the place of a database, which is kept in a directory next to it")
    .action(async (file: string, options: ImportOptions) => {
      const { importDatabase } = await import("../data/snapshots.ts");
      importDatabase(file, options);
    });
}
