/** Controls the compose service `fondation-worker` for the `docker:worker:*` scripts. */

import { execa, type Options } from "execa";
import { nodeImage } from "./node-image.ts";

const SERVICE = "fondation-worker";

/**
 * Starts the worker with its dependencies (keys, backend, browser), and the web server. Returns
 * when all are healthy.
 */
export async function startWorker(root: string, say: (line: string) => void): Promise<void> {
  const env = { FONDATION_NODE_IMAGE: await nodeImage(say) };
  await compose(root, ["up", "--detach", "--no-build", "--wait", "backend", "browser", "web", SERVICE], {
    env,
  });
  const web = await compose(root, ["port", "web", "3000"], { stdio: ["inherit", "pipe", "inherit"] });
  say(`the worker runs; the pages are at http://${String(web.stdout).trim()}`);
}

/** Follows the worker's log until interrupted. `arguments_` are passed to `docker compose logs`. */
export async function followLogs(root: string, arguments_: readonly string[]): Promise<void> {
  await compose(root, ["logs", "--follow", ...arguments_, SERVICE], {});
}

/** Stops only the worker. Its job returns to the queue, and the pages stay up. */
export async function stopWorker(root: string): Promise<void> {
  await compose(root, ["stop", SERVICE], {});
}

function compose(root: string, arguments_: readonly string[], options: Options) {
  return execa("docker", ["compose", ...arguments_], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit"],
    ...options,
  });
}
