import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { boardFunctions, temporaryDirectory } from "./board.ts";

const PROGRAM = join(import.meta.dirname, "backend-program.ts");

/** Starts a backend in a separate process, which a test may kill. Killed when the test ends. */
export async function startBackendProcess(
  directory?: string,
): Promise<{ url: string; child: ChildProcess; directory: string }> {
  const data = directory ?? (await temporaryDirectory());
  const functionsFile = join(await temporaryDirectory(), "functions.js");
  await writeFile(functionsFile, await boardFunctions());
  const child = spawn(process.execPath, [PROGRAM, functionsFile, data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [url] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { url, child, directory: data };
}
