/** What a worker keeps of jobs that have ended, in its directory for checkouts. */
import { readdir } from "node:fs/promises";
import type { System } from "../system/contract/system.ts";

const WORKSPACE = "FONDATION_WORKSPACE=";

/** The directories of jobs in the workspaces of all running workers. */
export async function checkoutsOf(system: System): Promise<string[]> {
  const found = system.workers.running().map(async (worker) => {
    const entry = (await worker.environment()).find((line) => line.startsWith(WORKSPACE));
    const workspace = entry?.slice(WORKSPACE.length) ?? "/var/lib/fondation/workspace";
    if (system.target !== "containers") return readdir(workspace, { recursive: true }).then(jobsIn);
    const listed = await system.containers.execute(worker.name, ["find", workspace, "-maxdepth", "2"]);
    return jobsIn(listed.output.split("\n").map((line) => line.slice(workspace.length + 1)));
  });
  return (await Promise.all(found)).flat();
}

/** Of paths below a workspace: `<worker>/<job>-<epoch>`, also with `-engine` at the end. */
function jobsIn(paths: readonly string[]): string[] {
  return paths.filter((name) => /^[^/]+\/[^/]+-\d+(?:-engine)?$/.test(name));
}
