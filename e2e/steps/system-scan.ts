/** What is to be seen of a system's secrets by whoever can look at its files and processes, or ask the engine. */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { build } from "esbuild";
import { scanMachine, type ScanResult } from "../secrets/machine-scan.ts";
import type { createSecretSearch } from "../secrets/secret-search.ts";
import type { Containers, System } from "../system/contract/system.ts";

/** The secrets that every service's container can read. */
const SOUGHT = ["signing-key", "admin-key", "github-token", "claude-token", "anthropic-key"] as const;

/** What a service writes to as a process, by the variable that says so. */
const WRITTEN = ["FONDATION_WORKSPACE", "FONDATION_DATA", "TMPDIR", "HOME"];

/** All that can be written to in a container of the backend, and in a worker's: everything else is read-only. */
const WRITABLE = {
  backend: ["/tmp", "/var/lib/fondation/backend"],
  worker: ["/tmp", "/var/lib/fondation/workspace"],
};

/** The services without the workers that an earlier test has ended: those have no process to look at any more. */
export function liveServices({ services, workers }: System): System["services"] {
  const running = new Set(workers.running().map(({ name }) => name));
  return services.filter(({ name }) => !name.startsWith("worker-") || running.has(name));
}

/** Looks around wherever the backend and the workers run. */
export async function scanSystem(system: System): Promise<ScanResult> {
  const sights = await (system.target === "containers" ? lookIntoContainers(system) : lookHere(system));
  const all = system.secrets;
  if (all === undefined) throw new Error("The system has no secrets of its own.");
  const digests = SOUGHT.map((name) => [name, createHash("sha256").update(all[name]).digest("hex")]);
  for (const sight of sights) {
    expect(sight.digests, "what was looked for").toEqual(Object.fromEntries(digests));
    expect(sight.closed, "processes of the system that nobody could look at").toEqual([]);
  }
  return {
    digests: Object.fromEntries(digests),
    files: sights.reduce((sum, { files }) => sum + files, 0),
    inFiles: sights.flatMap(({ inFiles }) => inFiles),
    inArguments: sights.flatMap(({ inArguments }) => inArguments),
    inEnvironments: sights.flatMap(({ inEnvironments }) => inEnvironments),
    closed: [],
  };
}

async function lookHere(system: System): Promise<ScanResult[]> {
  const services = liveServices(system).filter(({ name }) => /^(?:backend|web|worker-\d+)$/.test(name));
  const environment = (await Promise.all(services.map((service) => service.environment()))).flat();
  const written = environment.flatMap((entry) => {
    const [, name = "", directory = ""] = /^(\w+)=(\/.+)$/s.exec(entry) ?? [];
    return WRITTEN.includes(name) ? [{ name, directory }] : [];
  });
  const names = new Set(written.map(({ name }) => name));
  expect([...names].toSorted(), "what services write to").toEqual(WRITTEN.toSorted());
  const secrets = Object.fromEntries(SOUGHT.map((name) => [name, system.secrets?.[name] ?? ""]));
  const sight = await scanMachine({
    secrets,
    directories: [...new Set(written.map(({ directory }) => directory))],
  });
  // Other programs of this machine may be another user's; those of the system are ours.
  return [{ ...sight, closed: sight.closed.filter((who) => /fondation|cli\.bundled|client/.test(who)) }];
}

/** Inside, with a program that is an argument and secrets that are none: an argument would be seen by others. */
async function lookIntoContainers({ containers, workers }: System): Promise<ScanResult[]> {
  const program = await inPlace();
  const look = async (name: string, directories: readonly string[]) => {
    const files = Object.fromEntries(SOUGHT.map((secret) => [secret, containers.keys[secret]]));
    const command = [
      "node",
      "--input-type=module",
      "--eval",
      program,
      JSON.stringify({ files, directories }),
    ];
    const { exitCode, output } = await containers.execute(name, command);
    expect(exitCode, `the look into ${name}: ${output}`).toBe(0);
    return JSON.parse(output) as ScanResult;
  };
  return Promise.all([
    look("backend", WRITABLE.backend),
    ...workers.running().map(({ name }) => look(name, WRITABLE.worker)),
  ]);
}

/** `scanMachine` as one program, for a container that has no source of ours. */
async function inPlace(): Promise<string> {
  const contents = `
    import { readFileSync } from "node:fs";
    import { scanMachine } from "./machine-scan.ts";
    const { files, directories } = JSON.parse(process.argv.at(-1));
    const secrets = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, readFileSync(file, "utf8")]));
    process.stdout.write(JSON.stringify(await scanMachine({ secrets, directories })));`;
  const resolveDir = fileURLToPath(new URL("../secrets", import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node24",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** Where the engine tells a secret: in the inspection or the log of a container, the inspection or the history of an image. */
export async function secretsShownByEngine(
  containers: Containers,
  search: ReturnType<typeof createSecretSearch>,
  controls: readonly RegExp[] = [],
): Promise<string[]> {
  const everything = await containers.everything();
  const kinds = ["container /", "log of container /", "inspection of image ", "history of image "];
  for (const kind of kinds) expect(everything.some(({ what }) => what.includes(kind))).toBe(true);
  for (const control of controls) {
    expect(
      everything.some(({ what, text }) => control.test(`${what}: ${text}`)),
      String(control),
    ).toBe(true);
  }
  return everything.flatMap(({ what, text }) => search(text).map((name) => `${name} in the ${what}`));
}
