/**
 * No secret where somebody can read it who may look at containers. What opens a model is followed through workers that have one
 * (`specs/claude`); what a run writes to disk is searched when it ends.
 */
import { createSecretSearch } from "../../secrets/secret-search.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { secretsShownByEngine } from "../../steps/system-scan.ts";
import { expect, test } from "../../suite/test.ts";

test("no secret is in the inspection or the log of any container, nor in the inspection or the history of any image", {
  tag: ["@containers", "@github", "@services"],
}, async ({ page, system, serve }) => {
  const { containers, secrets } = system;
  if (secrets === undefined) throw new Error("The system has no secrets of its own.");
  // Every secret is used: the keys to start, the token for a private repository, the browser's address by this page.
  await openCourse(await submit(page, (await serve("private", "private")).key));

  const search = createSecretSearch({ ...secrets });
  expect(await secretsShownByEngine(containers, search)).toEqual([]);

  // The search finds what is there: each secret, in its file.
  for (const name of ["signing-key", "admin-key", "github-token"] as const) {
    const { output } = await containers.execute("backend", ["cat", containers.keys[name]]);
    expect(search(output), name).toEqual([name]);
  }
  const { output } = await containers.execute("browser", ["cat", containers.keys["browser-endpoint"]]);
  expect(search(output)).toEqual(["browser-endpoint"]);
  const other = await containers.execute("browser", ["ls", containers.keys["signing-key"]]);
  expect(other.exitCode, "the browser sees no other secret than its own").not.toBe(0);
});
