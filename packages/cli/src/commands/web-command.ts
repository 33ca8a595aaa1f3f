import { Command } from "commander";
import type { WebOptions } from "../services/web-service.ts";
import { examples, port } from "./command-options.ts";

export function webCommand(): Command {
  return new Command("web")
    .description("serve the pages")
    .option("--convex-url <url>", "the Convex backend (CONVEX_URL)")
    .option("--host <host>", "interface to listen on (default: 127.0.0.1)")
    .option("--port <port>", "port (default: 3000, or the next free one)", port)
    .addHelpText(
      "after",
      examples(
        ["fondation web --convex-url http://127.0.0.1:3210", "on http://127.0.0.1:3000"],
        ["fondation web --host 0.0.0.0 --port 8080", "for other machines: set FONDATION_ACCESS_TOKEN_FILE"],
      ),
    )
    .action(async (options: WebOptions) => {
      const { serveWeb } = await import("../services/web-service.ts");
      await serveWeb(options);
    });
}
