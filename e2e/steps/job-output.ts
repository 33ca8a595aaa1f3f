/** What a user can read of a finished job and its course outside of the pages. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { CourseView, JobView } from "@fondation/backend";
import type { System } from "../system/contract/system.ts";
import { BUNDLE } from "../system/processes/process-system.ts";

/** The output of `fondation jobs show` with the settings of a worker. */
export async function shownByCommand(system: System, jobId: string): Promise<JobView> {
  const [worker] = system.workers.running();
  if (worker === undefined) throw new Error("No worker runs.");
  const command = ["jobs", "show", jobId, "--json"];
  if (system.target === "containers") {
    const { output } = await system.containers.execute(worker.name, ["fondation", ...command]);
    return JSON.parse(output) as JobView;
  }
  const environment = (await worker.environment()).map((entry): [string, string] => {
    const at = entry.indexOf("=");
    return [entry.slice(0, at), entry.slice(at + 1)];
  });
  const { stdout } = await promisify(execFile)(process.execPath, [BUNDLE, ...command], {
    env: Object.fromEntries(environment),
  });
  return JSON.parse(stdout) as JobView;
}

/** All readable parts of a course, except images and cited lines. */
export async function readable(system: System, course: CourseView): Promise<readonly string[]> {
  const documents = course.documents.map(({ slug }) => system.backend.document(course.courseId, slug));
  return [course, ...(await Promise.all(documents))].map((part) => JSON.stringify(part));
}
