/**
 * Users of the engine cannot read secrets. `specs/claude` checks the model's credentials; the last
 * reporter checks the files of a run.
 */
import { createSecretSearch } from "../../secrets/secret-search.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { secretsShownByEngine } from "../../steps/system-scan.ts";
import { expect, test } from "../../suite/test.ts";

/** The secrets that each service uses. */
const OWN = {
  backend: ["admin-key", "signing-key"],
  web: ["signing-key"],
  worker: ["browser-endpoint", "github-token", "signing-key"],
  browser: ["browser-endpoint"],
};

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

  // The search must find each secret in its own file, and a service sees no other secret.
  // Other tests of this system stop workers.
  const worker = system.workers.running()[0]?.name ?? "no worker";
  for (const [name, own] of Object.entries(OWN)) {
    const service = name === "worker" ? worker : name;
    const seen: string[] = [];
    for (const file of Object.values(containers.keys)) {
      const { exitCode, output } = await containers.execute(service, ["cat", file]);
      if (exitCode === 0) seen.push(...search(output));
    }
    expect(seen.toSorted(), service).toEqual(own);
  }
});
