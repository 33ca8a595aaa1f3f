/** Reads and checks the whole environment at once, so that a failed start lists every problem. */
import { cutText } from "../cut-text.ts";
import { FondationError } from "../errors.ts";
import { Secret } from "../secrets/secret.ts";
import { readSecretFile } from "../secrets/secret-file.ts";
import type { ValueOf, Variable } from "../variables/variable.ts";
import { VARIABLES, type VariableName } from "../variables/variables.ts";
import { type Layer, layersOf } from "./layers.ts";

/** Every variable with its checked value; undefined when it is unset and has no default. */
export type Environment = { readonly [Name in VariableName]: ValueOf<(typeof VARIABLES)[Name]> };

export type Origin = "option" | "environment" | "default" | "unset" | (string & {});

/** Default: the environment and working directory of this process. */
export interface ReadOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Values of command line options, which take precedence. */
  readonly overrides?: Readonly<Partial<Record<VariableName, string | undefined>>>;
  /** Variables that must have a value. */
  readonly required?: readonly VariableName[];
  /**
   * Receives a line for each file or variable that is not read. Default: standard error, once per
   * process.
   */
  readonly notice?: (line: string) => void;
}

interface Problem {
  readonly name: VariableName;
  readonly text: string;
}

const origins = new WeakMap<Environment, ReadonlyMap<VariableName, Origin>>();

/** @throws FondationError `ENVIRONMENT_INVALID`, which lists all problems. */
export function readEnvironment(options: ReadOptions = {}): Environment {
  const {
    env = process.env,
    cwd = process.cwd(),
    overrides = {},
    required = [],
    notice = warnOnce,
  } = options;
  const { layers, problems: fileProblems, refused } = layersOf(overrides, env, cwd);
  for (const line of refused) notice(line);
  const problems: Problem[] = [];
  const values: Partial<Record<VariableName, unknown>> = {};
  const found = new Map<VariableName, Origin>();

  for (const name of Object.keys(VARIABLES) as VariableName[]) {
    const row: Variable = VARIABLES[name];
    const given = valueIn(layers, name, row, cwd);
    found.set(name, given.origin);
    if ("problem" in given) {
      problems.push({ name, text: given.problem });
      continue;
    }
    const text = given.text ?? row.default;
    if (text === undefined) {
      values[name] = undefined;
      if (required.includes(name)) problems.push({ name, text: "is not set" });
      continue;
    }
    const checked = row.schema.safeParse(text);
    if (checked.success) values[name] = row.secret ? new Secret(text, name) : checked.data;
    else
      problems.push({
        name,
        text: `${checked.error.issues[0]?.message} (${shown(row, text)}, ${given.origin})`,
      });
  }
  if (values.CLAUDE_CODE_OAUTH_TOKEN !== undefined && values.ANTHROPIC_API_KEY !== undefined) {
    problems.push({
      name: "CLAUDE_CODE_OAUTH_TOKEN",
      text: "is set together with ANTHROPIC_API_KEY: unset one",
    });
  }
  const step = values.FONDATION_MODEL_STEP_MS as number | undefined;
  const job = values.FONDATION_JOB_TIMEOUT_MS as number | undefined;
  // The default step limit does not conflict with a shorter job limit. Only an explicit one does.
  const isExplicit = found.get("FONDATION_MODEL_STEP_MS") !== "default";
  if (isExplicit && step !== undefined && job !== undefined && step >= job) {
    problems.push({
      name: "FONDATION_MODEL_STEP_MS",
      text: `is ${step} and must be below FONDATION_JOB_TIMEOUT_MS, which is ${job}: a step is part of a job`,
    });
  }
  if (problems.length + fileProblems.length > 0) throw invalid(problems, fileProblems);

  const environment = Object.freeze(values) as unknown as Environment;
  origins.set(environment, found);
  return environment;
}

const warned = new Set<string>();

/** A command may read its settings several times and still warns once. */
function warnOnce(line: string): void {
  if (warned.has(line)) return;
  warned.add(line);
  process.stderr.write(`! ${line}\n`);
}

/** Callers treat an explicit port differently from the default one. */
export function originOf(environment: Environment, name: VariableName): Origin {
  return origins.get(environment)?.get(name) ?? "unset";
}

type Given = { origin: Origin; text?: string } | { origin: Origin; problem: string };

/** The first layer with a non-empty value decides. */
function valueIn(layers: readonly Layer[], name: VariableName, row: Variable, cwd: string): Given {
  for (const layer of layers) {
    const text = nonEmpty(layer.values[name]);
    const file = row.secret ? nonEmpty(layer.values[`${name}_FILE`]) : undefined;
    const origin = layer.name;
    if (text !== undefined && file !== undefined) {
      return { origin, problem: `is set together with ${name}_FILE (${origin}): unset one` };
    }
    if (text !== undefined) return { origin, text };
    if (file === undefined) continue;
    const content = readSecretFile(name, file, cwd);
    const from = `${name}_FILE, ${origin}`;
    if ("problem" in content) return { origin: from, problem: content.problem };
    if (content.text !== undefined) return { origin: from, text: content.text };
  }
  return { origin: row.default === undefined ? "unset" : "default" };
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === "" ? undefined : value;
}

function shown(row: Variable, text: string): string {
  return row.secret ? "its value is not shown" : `now ${JSON.stringify(cutText(text, 100))}`;
}

function invalid(problems: readonly Problem[], fileProblems: readonly string[]): FondationError {
  const lines = problems.map(({ name, text }) => {
    const { what, where } = VARIABLES[name];
    return `  ${name} ${text}\n      what for: ${what}\n      where to get it: ${where}`;
  });
  const all = [...fileProblems.map((text) => `  ${text}`), ...lines];
  return new FondationError({
    code: "ENVIRONMENT_INVALID",
    message: `the settings have ${all.length === 1 ? "a problem" : `${all.length} problems`}:\n${all.join("\n")}`,
    advice: "Correct them in the environment or in .env.local; docs/environment.md lists every variable.",
  });
}
