/**
 * The embedded backend with the benchmarks' functions in a process of its own, so that its CPU time
 * can be told from the client's: `node backend-program.ts <data directory>`. Prints its address.
 */

import { join } from "node:path";
import { bundleFunctions, startEmbeddedConvex } from "@fondation/embedded-convex";

const [dataDirectory = ""] = process.argv.slice(2);
const functions = await bundleFunctions(join(import.meta.dirname, "convex"));
const backend = await startEmbeddedConvex({ functions, dataDirectory });
process.stdout.write(`${backend.url}\n`);
// The parent asks for the CPU time by writing a line.
process.stdin.on("data", () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${(user + system) / 1000}\n`);
});
