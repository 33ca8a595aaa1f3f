/** `fondation doctor` checks everything, changes nothing, and says how to fix each finding. */
import { type Environment, readEnvironment } from "@fondation/environment";
import pc from "picocolors";
import { dataDirectory } from "../data/directory.ts";
import { explain } from "../failures/command-failure.ts";
import { print, printJson } from "../terminal/result.ts";
import { machineChecks } from "./checks/machine-checks.ts";
import { programChecks } from "./checks/program-checks.ts";
import { settingsChecks } from "./checks/settings-checks.ts";
import { systemChecks } from "./checks/system-checks.ts";
import type { Check, Finding, Patient } from "./finding.ts";

const CHECKS = [...settingsChecks, ...programChecks, ...machineChecks, ...systemChecks];

export interface DoctorOptions {
  readonly data?: string;
  readonly json?: true;
}

/** Prints every finding. The exit code is 1 when one is an error. */
export async function doctor({ data, json }: DoctorOptions): Promise<void> {
  const findings = await examine(patient(data));
  const broken = findings.filter(({ status }) => status === "error").length;
  const weak = findings.filter(({ status }) => status === "warning").length;
  if (broken > 0) process.exitCode = 1;
  if (json) return printJson({ healthy: broken === 0, findings });
  for (const finding of findings) print(findingText(finding));
  print(`\n${findings.length} checks: ${broken} broken, ${weak} to look at`);
}

/** Runs all checks concurrently. The findings keep the order of the checks. */
function examine(who: Patient, checks: readonly Check[] = CHECKS): Promise<Finding[]> {
  return Promise.all(
    checks.map(async ({ id, run }): Promise<Finding> => {
      try {
        return { id, ...(await run(who)) };
      } catch (thrown) {
        const { message, advice } = explain(thrown);
        return { id, status: "error", message, fix: advice };
      }
    }),
  );
}

function patient(path: string | undefined): Patient {
  const settings = validSettings(path);
  return {
    settings,
    // Each check that needs a refused directory reports the refusal; the others still run.
    get data() {
      return dataDirectory(settings?.FONDATION_DATA ?? path ?? ".fondation");
    },
  };
}

/** Undefined for invalid settings: the check `environment.valid` reports why. */
function validSettings(path: string | undefined): Environment | undefined {
  try {
    return readEnvironment({ overrides: { FONDATION_DATA: path } });
  } catch {
    return undefined;
  }
}

const MARKS = { ok: pc.green("✔"), warning: pc.yellow("!"), error: pc.red("✖"), skipped: pc.dim("-") };

function findingText({ id, status, message, fix }: Finding): string {
  const line = `${MARKS[status]} ${id.padEnd(20)} ${message}`;
  return fix === undefined ? line : `${line}\n    ${pc.dim("→")} ${fix}`;
}
