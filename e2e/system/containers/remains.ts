/** Finds what jobs have left in a worker's container. */

/**
 * Runs in that container. Prints, one a line: processes other than the worker and this program,
 * entries of the workspace below the workers' own directories, and the number of running jobs.
 */
export const ASK_FOR_REMAINS: readonly string[] = [
  "node",
  "--input-type=module",
  "--eval",
  `
import { existsSync, readdirSync, readFileSync } from "node:fs";
const workspace = process.env.FONDATION_WORKSPACE ?? "/var/lib/fondation/workspace";
const read = (pid) => { try { return readFileSync("/proc/" + pid + "/cmdline", "utf8").replaceAll("\\0", " "); } catch { return ""; } };
const pids = readdirSync("/proc").filter((name) => Number(name) > 0 && name !== String(process.pid));
const left = pids.map(read).filter((command) => command !== "" && !/^tini |fondation worker|fondation\\.mjs worker|cli\\.bundled/.test(command));
const owned = readdirSync(workspace).filter((name) => name !== "owner.json");
if (owned.length > 1) left.push("directories of " + owned.length + " workers");
for (const owner of owned)
  left.push(...readdirSync(workspace + "/" + owner).filter((name) => name !== "owner.json" && name !== "browser"));
const metrics = await (await fetch("http://127.0.0.1:" + (process.env.FONDATION_HEALTH_PORT ?? 8080) + "/metrics")).text();
const running = /^fondation_worker_jobs_running (\\d+)$/m.exec(metrics)?.[1];
if (running !== "0") left.push(running + " running jobs");
console.log(left.join("\\n"));
`,
];
