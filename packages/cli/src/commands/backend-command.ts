import { Command } from "commander";
import type { BackendOptions } from "../services/backend-service.ts";
import { examples, port } from "./command-options.ts";

export function backendCommand(): Command {
  return new Command("backend")
    .description("run the embedded Convex backend")
    .option("--data <directory>", "where to keep the database (default: .fondation)")
    .option("--host <host>", "interface to listen on (default: 127.0.0.1)")
    .option("--port <port>", "port (default: 3210, or the next free one)", port)
    .addHelpText(
      "after",
      examples(
        ["fondation backend", "on http://127.0.0.1:3210, with its data in .fondation/"],
        ["fondation backend --data /var/lib/fondation --port 3210", "with its data elsewhere"],
      ),
    )
    .action(async (options: BackendOptions) => {
      const { serveBackend } = await import("../services/backend-service.ts");
      await serveBackend(options);
    });
}
