/**
 * Finds the secrets of a system that are visible in its files and processes, or through the engine.
 */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { build } from "esbuild";
import { scanMachine, type ScanResult } from "../secrets/machine-scan.ts";
import type { createSecretSearch } from "../secrets/secret-search.ts";
import type { Containers, System } from "../system/contract/system.ts";

/** The secrets that are searched for. */
const SOUGHT = ["signing-key", "admin-key", "github-token", "claude-token", "anthropic-key"] as const;

/** The variables with directories that a service writes to when it runs as a process. */
const WRITTEN = ["FONDATION_WORKSPACE", "FONDATION_DATA", "TMPDIR", "HOME"];

/** All writable directories in the containers of the backend and of a worker. */
const WRITABLE = {
  backend: ["/tmp", "/var/lib/fondation/backend"],
  worker: ["/tmp", "/var/lib/fondation/workspace"],
};

/** The services without ended workers, which have no process to scan. */
export function liveServices({ services, workers }: System): System["services"] {
  const running = new Set(workers.running().map(({ name }) => name));
  return services.filter(({ name }) => !name.startsWith("worker-") || running.has(name));
}

/** Scans everything where the backend and the workers run. */
export async function scanSystem(system: System): Promise<ScanResult> {
  const scans = await (system.target === "containers" ? scanContainers(system) : scanProcesses(system));
  const all = system.secrets;
  if (all === undefined) throw new Error("The system has no secrets of its own.");
  const digests = SOUGHT.map((name) => [name, createHash("sha256").update(all[name]).digest("hex")]);
  for (const scan of scans) {
    expect(scan.digests, "what was looked for").toEqual(Object.fromEntries(digests));
    expect(scan.closed, "processes of the system that could not be read").toEqual([]);
  }
  return {
    digests: Object.fromEntries(digests),
    files: scans.reduce((sum, { files }) => sum + files, 0),
    inFiles: scans.flatMap(({ inFiles }) => inFiles),
    inArguments: scans.flatMap(({ inArguments }) => inArguments),
    inEnvironments: scans.flatMap(({ inEnvironments }) => inEnvironments),
    closed: [],
  };
}

async function scanProcesses(system: System): Promise<ScanResult[]> {
  const services = liveServices(system).filter(({ name }) => /^(?:backend|web|worker-\d+)$/.test(name));
  const environment = (await Promise.all(services.map((service) => service.environment()))).flat();
  const written = environment.flatMap((entry) => {
    const [, name = "", directory = ""] = /^(\w+)=(\/.+)$/s.exec(entry) ?? [];
    return WRITTEN.includes(name) ? [{ name, directory }] : [];
  });
  const names = new Set(written.map(({ name }) => name));
  expect([...names].toSorted(), "what services write to").toEqual(WRITTEN.toSorted());
  const secrets = Object.fromEntries(SOUGHT.map((name) => [name, system.secrets?.[name] ?? ""]));
  const scan = await scanMachine({
    secrets,
    directories: [...new Set(written.map(({ directory }) => directory))],
  });
  // Other programs of this machine may belong to another user, but the system's own programs do
  // not.
  return [{ ...scan, closed: scan.closed.filter((who) => /fondation|cli\.bundled|client/.test(who)) }];
}

/**
 * The scan program is an argument. The secrets are not, because other processes could read an
 * argument: they are written to its standard input.
 */
async function scanContainers({ containers, workers, secrets }: System): Promise<ScanResult[]> {
  const program = await scanProgram();
  const look = async (name: string, directories: readonly string[]) => {
    const sought = Object.fromEntries(SOUGHT.map((secret) => [secret, secrets?.[secret]]));
    const command = ["node", "--input-type=module", "--eval", program, JSON.stringify(directories)];
    const { exitCode, output } = await containers.execute(name, command, JSON.stringify(sought));
    expect(exitCode, `the look into ${name}: ${output}`).toBe(0);
    return JSON.parse(output) as ScanResult;
  };
  return Promise.all([
    look("backend", WRITABLE.backend),
    ...workers.running().map(({ name }) => look(name, WRITABLE.worker)),
  ]);
}

/** `scanMachine` as one program, for a container without the suite's sources. */
async function scanProgram(): Promise<string> {
  const contents = `
    import { once } from "node:events";
    import { createInterface } from "node:readline";
    import { scanMachine } from "./machine-scan.ts";
    const [line] = await once(createInterface(process.stdin), "line");
    const found = await scanMachine({ secrets: JSON.parse(line), directories: JSON.parse(process.argv.at(-1)) });
    process.stdout.write(JSON.stringify(found), () => process.exit());`;
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

/**
 * Secrets in the inspection or the log of a container, or in the inspection or the history of an
 * image.
 */
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
