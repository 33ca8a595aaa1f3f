/**
 * `node main.ts` runs the double as a process. It prints its address on the first line and ends on
 * SIGTERM.
 *
 * Variables: `GITHUB_DOUBLE_HOST` (127.0.0.1), `GITHUB_DOUBLE_PORT` (0, a free port), and
 * `GITHUB_DOUBLE_TOKEN_FILE`, a file with the token for private repositories.
 */
import { readFileSync } from "node:fs";
import { GitHubDouble } from "./github-double.ts";

const double = await GitHubDouble.start({
  host: process.env.GITHUB_DOUBLE_HOST ?? "127.0.0.1",
  port: Number(process.env.GITHUB_DOUBLE_PORT ?? 0),
  token: readFileSync(process.env.GITHUB_DOUBLE_TOKEN_FILE ?? "", "utf8").trim(),
});
process.stdout.write(`${double.url}\n`);
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void double.stop().then(() => process.exit(0)));
}
