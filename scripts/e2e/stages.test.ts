import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const STAGES = fileURLToPath(new URL("./stages.ts", import.meta.url));

/** Says that it runs, and cleans up when it is stopped. */
const STAGE = `
  setInterval(() => {}, 1_000);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
    console.log("cleaned up after " + signal);
    process.exit(130);
  });
  console.log("stage runs");`;

const COMMAND = `
  import { stageAttempt } from ${JSON.stringify(STAGES)};
  const attempt = stageAttempt("test", process.cwd(), false);
  process.exit(await attempt({ name: "stage", file: process.execPath, args: ["-e", ${JSON.stringify(STAGE)}] }));`;

test.each(["SIGINT", "SIGTERM"] as const)(
  "a command that gets %s waits until its stage has cleaned up",
  async (signal) => {
    const command = spawn(process.execPath, ["--input-type=module", "-e", COMMAND], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    for await (const piece of command.stdout) {
      const before = output;
      output += String(piece);
      if (!before.includes("stage runs") && output.includes("stage runs")) command.kill(signal);
    }
    if (command.exitCode === null) await once(command, "exit");
    expect(output).toContain(`cleaned up after ${signal}`);
    expect(command.exitCode).toBe(130);
  },
);
