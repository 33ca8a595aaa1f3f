/** The command that runs exactly one test again. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { USUAL_PART } from "../../system/services/matrix-part.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Settings of a run that change what its tests do, with their usual values. */
const SETTINGS = {
  FONDATION_E2E_MATRIX: USUAL_PART,
  FONDATION_E2E_BUNDLE: undefined,
  FONDATION_E2E_IMAGE: undefined,
  FONDATION_E2E_URL: undefined,
};

export interface RerunTest {
  /** Without the project: the file, the groups and the test. */
  readonly titlePath: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly project: { readonly name: string };
}

/**
 * The line alone selects every test of a loop, the title alone every test whose title contains it. A
 * project of specs with their own systems is no target: it has the name of their room.
 */
export function rerunCommand(
  { titlePath, file, line, project }: RerunTest,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const settings = Object.entries(SETTINGS).flatMap(([name, usual]) => {
    const value = environment[name];
    return value && value !== usual ? [`${name}=${quoted(value)}`] : [];
  });
  const room = path.relative(ROOT, file).split(path.sep)[2];
  const where =
    room === project.name
      ? ["--target", environment.FONDATION_E2E_TARGET || "all", "--project", project.name]
      : ["--target", project.name];
  const title = titlePath.slice(1).join(" ");
  const place = `${path.relative(ROOT, file)}:${line}`;
  return [...settings, "bun run e2e", ...where, place, "-g", quoted(escaped(title))].join(" ");
}

/** As a part of a regular expression. */
function escaped(title: string): string {
  return title.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}

/** For a shell of POSIX. */
function quoted(word: string): string {
  return /^[\w./:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
