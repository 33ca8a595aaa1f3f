/**
 * The list by which this project is judged, step by step and by the scripts alone: build, start, submit in the page, follow the
 * log, see « Voir le Cours », click it and read. Nothing is passed by hand.
 */
import { expect, test } from "@playwright/test";
import { GitHubControl } from "../../doubles/github/client.ts";
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { comparable } from "../../oracle/rendering.ts";
import { CoursePage } from "../../pages/course-page.ts";
import { ComposeStack } from "../../system/compose/compose-stack.ts";
import { dropModelCredentials } from "../../system/shell.ts";
import { openCourse, submit } from "../generate.ts";

const REPOSITORY = "equipe/colis";
/** Milliseconds that a health check may take to notice: three failed looks, five seconds apart. */
const NOTICED = 40_000;

test("the compose stack takes a repository to a course that can be read, with no step by hand", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  dropModelCredentials();
  await using stack = await ComposeStack.prepare();

  await test.step("build the image", async () => {
    expect(await stack.script("docker:build:complete")).toContain("fondation/complete:latest");
  });

  const url = await test.step("start the worker, which starts what it needs", async () => {
    const printed = await stack.script("docker:worker:start");
    const [address] = /http:\/\/127\.0\.0\.1:\d+$/.exec(printed.trim()) ?? [];
    expect(address, printed).toBeTruthy();
    for (const service of ["backend", "browser", "web", "fondation-worker"] as const) {
      expect((await stack.facts(service)).health, service).toBe("healthy");
    }
    return address ?? "";
  });

  await new GitHubControl(await stack.startGitHub()).create(REPOSITORY, "typescript", "private");
  const page = await browser.newPage({ baseURL: url });
  const interruptLogs = stack.followLogs();
  try {
    const submission = await test.step("submit in the page", () => submit(page, REPOSITORY));
    await test.step("see the button, and click it", () => openCourse(submission));

    await test.step("read every document", async () => {
      const course = new CoursePage(page, `/cours/${REPOSITORY}`);
      expect(await course.slugs()).toHaveLength(33);
      for (const [slug, heading] of TYPESCRIPT.documents) {
        const rendered = await course.read(await course.open(slug));
        expect(comparable(rendered.headings[0]?.text ?? ""), slug).toBe(comparable(heading));
        expect(
          rendered.diagrams.filter((state) => state !== "drawn"),
          slug,
        ).toEqual([]);
      }
    });

    await test.step("the log tells of the job, and keeps the token to itself", async () => {
      const all = await interruptLogs();
      expect(all).toContain(submission.jobId);
      expect(all).not.toContain(stack.secret);
      expect(all).not.toContain(Buffer.from(`x-access-token:${stack.secret}`).toString("base64"));
    });
  } finally {
    await interruptLogs();
  }

  await test.step("the course is also written to the output volume", async () => {
    const directory = `/var/lib/fondation/output/${REPOSITORY}/${TYPESCRIPT.commit}`;
    const found = await stack.inside("fondation-worker", [
      "find",
      directory,
      "-type",
      "f",
      "-printf",
      "%P\n",
    ]);
    const slugs = TYPESCRIPT.documents.map(([slug]) => slug);
    expect(found.trim().split("\n").toSorted()).toEqual(["course.json", ...slugs].toSorted());
  });

  await test.step("every container is unprivileged, and none shows the token", async () => {
    for (const service of ["backend", "browser", "web", "fondation-worker"] as const) {
      const facts = await stack.facts(service);
      expect(facts.user, service).toBe("node");
      expect(facts.readOnly, service).toBe(true);
      expect(facts.droppedCapabilities, service).toEqual(["ALL"]);
      expect(facts.text, service).not.toContain(stack.secret);
    }
  });

  await test.step("stop the worker alone", async () => {
    await stack.script("docker:worker:stop");
    expect(await stack.facts("fondation-worker")).toMatchObject({ status: "exited", exitCode: 0 });
    expect((await fetch(`${url}/healthz`)).ok).toBe(true);
  });

  await test.step("the health check tells the truth when the backend is gone", async () => {
    await stack.stop("backend");
    await expect.poll(async () => (await stack.facts("web")).health, { timeout: NOTICED }).toBe("unhealthy");
  });
  await page.close();
});
