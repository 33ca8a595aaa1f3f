/**
 * A small Playwright run in its own folder, as a real child, to observe a reporter from outside.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const E2E = fileURLToPath(new URL("../", import.meta.url));
const CLI = path.join(E2E, "node_modules/@playwright/test/cli.js");

/** Variables of this process that a child needs to find a browser. */
const INHERITED = [
  "PATH",
  "HOME",
  "PLAYWRIGHT_BROWSERS_PATH",
  "FONDATION_CHROMIUM",
  "FONDATION_BROWSER_WS_ENDPOINT",
  "FONDATION_BROWSER_WS_ENDPOINT_FILE",
];

export interface SmallRun {
  readonly config: string;
  readonly spec: string;
  /** Import lines for both; see {@link imports}. */
  readonly imports: readonly string[];
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A line that imports names from a file of the suite. */
export function imports(names: string, file: string): string {
  return `import { ${names} } from ${JSON.stringify(path.join(E2E, file))};\n`;
}

/** Resolves with its exit code and both output streams. */
export async function runSmall(folder: string, { config, spec, words = [], env = {}, ...run }: SmallRun) {
  const lines = [imports("expect, test", "node_modules/@playwright/test/index.mjs"), ...run.imports].join("");
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(path.join(folder, "playwright.config.ts"), `${lines}export default ${config};\n`);
  await writeFile(path.join(folder, "small.pw.ts"), `${lines}${spec}\n`);
  const inherited = Object.fromEntries(INHERITED.map((name) => [name, process.env[name]]));
  const { exitCode, all } = await execa(process.execPath, [CLI, "test", ...words], {
    cwd: folder,
    extendEnv: false,
    reject: false,
    all: true,
    env: { ...inherited, ...env },
  });
  return { exitCode, all };
}
