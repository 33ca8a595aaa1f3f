/**
 * The production image with the synthetic program instead of the bundle. Everything else is real.
 */
import { execFile } from "node:child_process";
import { chmod, cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BASE = "fondation/complete:latest";
const BUNDLE = "/opt/fondation/packages/cli/dist/";

/** The fault of each service; see `synthetic/program.mjs`. */
export type Behavior = Readonly<Partial<Record<"backend" | "web" | "worker", "mute" | "dies">>>;

/** Writes the program and its behavior into a directory; returns the program's path. */
export async function writeProgram(directory: string, behavior: Behavior): Promise<string> {
  await mkdir(directory, { recursive: true });
  const program = path.join(directory, "cli.bundled.mjs");
  await cp(path.join(import.meta.dirname, "synthetic/program.mjs"), program);
  await chmod(program, 0o755);
  await writeFile(path.join(directory, "behavior.json"), JSON.stringify(behavior));
  return program;
}

/**
 * Builds the production images if the engine has none. Old images are fine, because the bundle is
 * replaced.
 */
export async function ensureImages(): Promise<void> {
  const present = run("docker", ["image", "inspect", BASE, "fondation/browser:latest"]).then(() => true);
  if (await present.catch(() => false)) return;
  await run(process.execPath, [path.join(ROOT, "scripts/docker.ts"), "build"], { cwd: ROOT });
}

/** Builds the image from a directory that `writeProgram` has filled, in about a second. */
export async function buildImage(tag: string, directory: string): Promise<void> {
  await writeFile(path.join(directory, "Dockerfile"), `FROM ${BASE}\nCOPY *.mjs *.json ${BUNDLE}\n`);
  await run("docker", ["build", "--quiet", "--tag", tag, directory], {
    env: { ...process.env, DOCKER_BUILDKIT: "1" },
  });
}

export async function removeImage(tag: string): Promise<void> {
  await run("docker", ["image", "rm", "--force", tag]);
}

/** Command lines of the running containers of the image. */
export async function containersOf(tag: string): Promise<string[]> {
  const format = ["--no-trunc", "--format", "{{.Command}}"];
  const { stdout } = await run("docker", ["ps", "--filter", `ancestor=${tag}`, ...format]);
  return stdout.split("\n").filter(Boolean);
}
