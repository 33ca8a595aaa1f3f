import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { rerunCommand } from "./rerun.ts";

const failed = (project: string, file: string, ...titles: string[]) => ({
  titlePath: [file, ...titles],
  file: new URL(`../../${file}`, import.meta.url).pathname,
  line: 12,
  project: { name: project },
});

test("a test of a target is named by place and title, with the settings of its run", () => {
  const cancel = failed("containers", "specs/jobs/cancel.spec.ts", "a job", "is done (in time)");
  const environment = { FONDATION_E2E_TARGET: "all", FONDATION_E2E_MATRIX: "all", FONDATION_E2E_IMAGE: "" };
  expect(rerunCommand(cancel, environment)).toBe(
    "FONDATION_E2E_MATRIX=all bun run e2e --target containers e2e/specs/jobs/cancel.spec.ts:12" +
      " -g 'a job is done \\(in time\\)'",
  );
});

test("a test with its own system is named by its project", () => {
  const compose = failed("compose", "specs/compose/images.spec.ts", "small");
  expect(rerunCommand(compose, { FONDATION_E2E_TARGET: "containers", FONDATION_E2E_MATRIX: "8" })).toBe(
    "bun run e2e --target containers --project compose e2e/specs/compose/images.spec.ts:12 -g small",
  );
});

test("a shell and a regular expression read the title as it is", () => {
  const title = "« l'index » $HOME [a|b] * c:\\d?";
  const command = rerunCommand(failed("processes", "specs/x.spec.ts", title), {});
  const word = command.slice(command.indexOf(" -g ") + 4);
  const read = execFileSync("sh", ["-c", `printf %s ${word}`], { encoding: "utf8" });
  expect(new RegExp(`^${read}$`).test(title)).toBe(true);
});
