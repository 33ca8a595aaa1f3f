/** Finds what jobs have left at a worker. */

/**
 * A program of Node that runs where the worker runs. Its arguments: the workspace, the address of
 * the worker's health server, and whether the machine is the worker's own. Prints one line for each
 * entry of the workspace that is not a worker's own, for running jobs, and on a machine of its own
 * for each process that is neither the worker nor this program.
 */
const PROGRAM = `
import { readdirSync, readFileSync } from "node:fs";
const [workspace, health, own] = process.argv.slice(1);
const owners = readdirSync(workspace);
const left = owners.length > 1 ? ["directories of " + owners.length + " workers"] : [];
for (const owner of owners) {
  const entries = readdirSync(workspace + "/" + owner);
  left.push(...entries.filter((name) => name !== "owner.json" && name !== "browser"));
}
const read = (pid) => { try { return readFileSync("/proc/" + pid + "/cmdline", "utf8"); } catch { return ""; } };
const isOther = (name) => Number(name) > 0 && Number(name) !== process.pid;
const others = own === "true" ? readdirSync("/proc").filter(isOther) : [];
const commands = others.map((pid) => read(pid).replaceAll("\\0", " ").trim());
left.push(...commands.filter((command) => command !== "" && !/^(tini -- )?fondation worker$/.test(command)));
const metrics = await (await fetch(health + "/metrics")).text();
const running = /^fondation_worker_jobs_running (\\d+)$/m.exec(metrics)?.[1];
if (running !== "0") left.push(running + " running jobs");
process.stdout.write(left.join("\\n"));
`;

/** Arguments of Node. */
export function askForRemains(workspace: string, health: string, ownMachine: boolean): string[] {
  return ["--input-type=module", "--eval", PROGRAM, workspace, health, String(ownMachine)];
}
