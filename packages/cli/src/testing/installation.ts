/**
 * The built command in an empty directory, with its own temporary directory in which a test finds
 * leftovers. Tests run the bundle, never its sources.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

const repository = join(import.meta.dirname, "..", "..", "..", "..");

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export interface Installation {
  readonly program: string;
  readonly workerProgram: string;
  readonly work: string;
  readonly environment: Readonly<Record<string, string>>;
  run(args: readonly string[], environment?: Record<string, string>): Promise<Outcome>;
  start(args: readonly string[], environment?: Record<string, string>): Running;
  /** A repository with one commit: by default a small program in TypeScript. */
  repository(name: string, files?: Readonly<Record<string, string>>): Promise<string>;
  /** Names of the files in the temporary directory. */
  leftovers(): string[];
  /** Ids of the processes started from here that still run. */
  processes(): number[];
  /** Ends all processes that still run and removes everything. */
  remove(): void;
}

export interface Running {
  readonly child: ChildProcess;
  /** All output so far. */
  text(): string;
  /** Waits for a line that matches. Rejects with the whole output when the command ends first. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  ended(): Promise<number>;
}

/** Builds if needed, and installs into a new directory. */
export async function install(): Promise<Installation> {
  await execa(process.execPath, [join(repository, "scripts", "build.ts")]);
  const root = mkdtempSync(join(tmpdir(), "fondation-installation-"));
  const [work, temporary] = [join(root, "work"), join(root, "tmp")];
  for (const directory of [work, temporary]) mkdirSync(directory);
  cpSync(join(repository, "assets"), join(root, "assets"), { recursive: true });
  cpSync(join(repository, "packages", "cli", "dist"), join(root, "dist"), { recursive: true });
  cpSync(join(repository, "packages", "worker", "dist"), join(root, "worker"), { recursive: true });
  const program = join(root, "dist", "cli.bundled.mjs");
  const environment = {
    PATH: process.env.PATH ?? "",
    HOME: root,
    TMPDIR: temporary,
    GIT_CONFIG_GLOBAL: "/dev/null",
  };
  const start = (args: readonly string[], more: Record<string, string> = {}) =>
    running(
      spawn(process.execPath, [program, ...args], {
        cwd: work,
        env: { ...environment, ...more },
        stdio: "pipe",
      }),
    );
  return {
    program,
    workerProgram: join(root, "worker", "worker.bundled.mjs"),
    work,
    environment,
    start,
    async run(args, more) {
      const begun = performance.now();
      const options = {
        cwd: work,
        env: { ...environment, ...more },
        extendEnv: false,
        reject: false,
      } as const;
      const { exitCode = -1, stdout, stderr } = await execa(process.execPath, [program, ...args], options);
      return { code: exitCode, stdout, stderr, ms: performance.now() - begun };
    },
    repository: (name, files = sampleProgram()) => makeRepository(join(work, name), files),
    leftovers: () => readdirSync(temporary),
    processes: () => processesWith(`TMPDIR=${temporary}`),
    remove() {
      for (const pid of processesWith(`TMPDIR=${temporary}`)) process.kill(pid, "SIGKILL");
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export function running(child: ChildProcess): Running {
  let text = "";
  const ended = once(child, "close").then(([code]) => Number(code ?? -1));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      text += chunk;
      child.emit("printed");
    });
  }
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text);
        if (found !== null) resolve(found);
        return found !== null;
      };
      if (look()) return;
      child.on("printed", look);
      void ended.then(
        (code) => look() || reject(new Error(`ended with ${code} without ${pattern}:\n${text}`)),
      );
    });
  return { child, text: () => text, line, ended: () => ended };
}

/** Finds processes by a part of their environment (Linux). Children inherit the environment. */
function processesWith(setting: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(setting);
      } catch {
        return false;
      }
    });
}

/** Five modules; each uses the previous one. */
function sampleProgram(): Record<string, string> {
  const parts = ["queue", "store", "clock", "report", "mail"];
  const modules = parts.map((name, index) => {
    const used = parts[index - 1];
    const imports = used === undefined ? "" : `import { ${used} } from "./${used}.ts";\n\n`;
    const call = used === undefined ? "0" : `${used}(value)`;
    const code = `${imports}/** The ${name} of the system: takes a value and gives the next one. */\nexport function ${name}(value: number): number {\n  const seen = ${call};\n  return seen + value + ${index};\n}\n`;
    return [`${name}.ts`, code];
  });
  return Object.fromEntries([
    ...modules,
    ["README.md", "# Sample\n\nA queue, a store, a clock, a report and mail.\n"],
  ]);
}

async function makeRepository(path: string, files: Readonly<Record<string, string>>): Promise<string> {
  mkdirSync(path, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  const git = (...args: string[]) =>
    execa("git", ["-C", path, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args]);
  await git("init", "--quiet");
  await git("add", ".");
  await git("commit", "--quiet", "-m", "Start");
  return path;
}
