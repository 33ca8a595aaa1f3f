/** The runner's end of the pipe to the reaper. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { dockerClient } from "../environment/docker-environment.ts";
import type { Note, NoteLine } from "./reaper.ts";

const REAPER = fileURLToPath(new URL("./reaper.ts", import.meta.url));

/** Registers everything that must be removed when this process ends. */
export class Guard {
  readonly #reaper: ChildProcess;

  private constructor(reaper: ChildProcess) {
    this.#reaper = reaper;
  }

  /** Starts the reaper in its own session, so that Ctrl-C at the terminal does not reach it. */
  static async start(): Promise<Guard> {
    const environment = { PATH: process.env.PATH, ...dockerClient() };
    const reaper = spawn(process.execPath, [REAPER], {
      detached: true,
      stdio: ["pipe", "ignore", "inherit"],
      env: environment,
    });
    await once(reaper, "spawn");
    reaper.stdin?.on("error", () => {});
    return new Guard(reaper);
  }

  /** Registers something for removal when this process ends. */
  keep(note: Note): void {
    this.#write({ action: "keep", note });
  }

  /** Releases something that has been removed. */
  forget(note: Note): void {
    this.#write({ action: "forget", note });
  }

  /** Makes the reaper remove what is still registered. Resolves when it has ended. */
  async stop(): Promise<void> {
    if (this.#reaper.exitCode !== null) return;
    const exit = once(this.#reaper, "exit");
    this.#reaper.stdin?.end();
    await exit;
  }

  #write(line: NoteLine): void {
    this.#reaper.stdin?.write(`${JSON.stringify(line)}\n`);
  }
}
