import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createSecretSearch } from "../../secrets/secret-search.ts";
import { writeEvidence } from "./evidence-folder.ts";

const FROM = 1_700_000_000_000;
const TOKEN = "ghp_0123456789abcdef";
const SECRETS = { "github-token": TOKEN };
const MEGABYTE = 1_000_000;

test("a folder of long logs is below its limit, without a secret, and says what is missing", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "fondation-evidence-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const lines = Array.from({ length: 20_000 }, (_, at) => `line ${at} ${"x".repeat(300)}`);
  const log = [...lines, `the token is ${Buffer.from(`x:${TOKEN}`).toString("base64")}`].join("\n");
  const files = writeEvidence(folder, {
    test: {
      titlePath: ["a.spec.ts", "a test"],
      file: path.join(folder, "a.spec.ts"),
      line: 1,
      project: { name: "processes" },
      errors: [{ message: `no ${TOKEN} here` }],
    },
    stages: [],
    signs: [],
    timeline: lines.map((text, at) => ({ at: FROM + at, source: "web", text, trouble: false })),
    from: FROM,
    services: ["web", "backend", "worker-1", "worker-2"].map((name) => ({ name, log: () => log })),
    secrets: SECRETS,
  });
  expect(files.map(({ name }) => name)).toEqual(["summary.md", ...files.slice(1).map(({ name }) => name)]);
  expect((await readdir(folder)).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
  const texts = await Promise.all(files.map((file) => readFile(file.path, "utf8")));
  expect(createSecretSearch(SECRETS)(texts.join("\n"))).toEqual([]);
  const sizes = await Promise.all(files.map(async (file) => (await stat(file.path)).size));
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(8 * MEGABYTE);
  const [summary] = texts;
  expect(summary).toContain("no [redacted: github-token] here");
  expect(summary).toContain("- `web.log` contained github-token: redacted");
  expect(summary).toMatch(/- `web\.log` is without its first \d+ lines/);
});
