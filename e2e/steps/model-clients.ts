/** The running clients of the model, as listed by the operating system. */
import { readdir, readFile } from "node:fs/promises";
import type { System } from "../system/contract/system.ts";

/** The command line of every running client. */
export async function clientsOf(system: System): Promise<string[]> {
  if (system.target === "containers") {
    const all = system.workers
      .running()
      .map(({ name }) => system.containers.execute(name, ["sh", "-c", COMMAND_LINES]));
    return (await Promise.all(all)).flatMap(({ output }) =>
      output.split("\n").filter((line) => line.includes(CLIENT)),
    );
  }
  // Other systems may run at the same time, but only this system's clients have its token.
  const token = system.secrets?.["claude-token"] ?? "-";
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const read = (file: string) => readFile(file, "utf8").catch(() => "");
  const lines = processes.map(async (pid) => {
    const line = await read(`/proc/${pid}/cmdline`);
    return line.includes(CLIENT) && (await read(`/proc/${pid}/environ`)).includes(token) ? [line] : [];
  });
  return (await Promise.all(lines)).flat();
}

/** An argument that only the client has. */
const CLIENT = "--restricted";
const COMMAND_LINES = "for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline; echo; done 2>/dev/null";
