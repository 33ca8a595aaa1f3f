/**
 * Users of the engine cannot read secrets. `specs/claude` checks the model's credentials; the last
 * reporter checks the files of a run.
 */
import { createSecretSearch } from "../../secrets/secret-search.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { secretsShownByEngine } from "../../steps/system-scan.ts";
import { expect, test } from "../../suite/test.ts";

test("no secret is in a container's inspection or log, or in an image or its history", {
  tag: ["@containers", "@github", "@services"],
}, async ({ page, system, serve }) => {
  const { containers, secrets } = system;
  if (secrets === undefined) throw new Error("The system has no secrets of its own.");
  // This job uses every secret: the keys at the start, the token for a private repository, and the
  // browser's address for this page.
  await openCourse(await submit(page, (await serve("private", "private")).key));

  const search = createSecretSearch({ ...secrets });
  expect(await secretsShownByEngine(containers, search)).toEqual([]);

  // The search must find each secret in its own file.
  for (const name of ["signing-key", "admin-key", "github-token"] as const) {
    const { output } = await containers.execute("backend", ["cat", containers.keys[name]]);
    expect(search(output), name).toEqual([name]);
  }
  const { output } = await containers.execute("browser", ["cat", containers.keys["browser-endpoint"]]);
  expect(search(output)).toEqual(["browser-endpoint"]);
  const other = await containers.execute("browser", ["ls", containers.keys["signing-key"]]);
  expect(other.exitCode, "the browser sees no other secret than its own").not.toBe(0);
});
