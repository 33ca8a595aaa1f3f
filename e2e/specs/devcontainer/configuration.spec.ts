/**
 * The devcontainer's configuration as resolved by its reference implementation and by compose. No
 * container is started.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { execa } from "execa";
import { dockerClient } from "../../system/environment/docker-environment.ts";
import { serviceEnvironment } from "../../system/environment/service-environment.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const CLI = fileURLToPath(import.meta.resolve("@devcontainers/cli/devcontainer.js"));
const env = serviceEnvironment({ HOME: ROOT, ...dockerClient() });
const options = { cwd: ROOT, env, extendEnv: false };

test("the devcontainer uses the compose file and prepares everything at creation", async () => {
  const read = [CLI, "read-configuration", "--workspace-folder", ROOT];
  const { configuration } = JSON.parse((await execa(process.execPath, read, options)).stdout);
  expect(configuration).toMatchObject({
    dockerComposeFile: ["../docker-compose.yml", "docker-compose.devcontainer.yml"],
    remoteUser: "node",
    forwardPorts: [3000, 3210],
    // A failing step skips the later steps. The slow steps come first, and are prebuilt.
    onCreateCommand: "bun install --frozen-lockfile",
    postStartCommand: "fondation doctor",
  });
  expect(Object.keys(configuration.secrets)).toEqual([
    "GITHUB_TOKEN",
    "CLAUDE_CODE_OAUTH_TOKEN",
    "ANTHROPIC_API_KEY",
  ]);
  expect(configuration.customizations.vscode.extensions).toContain("ms-playwright.playwright");
  // Without features, the devcontainer opens without a registry. The lock file shows when one is
  // added.
  expect(configuration.features).toEqual({});
  const lock = await readFile(path.join(ROOT, ".devcontainer/devcontainer-lock.json"), "utf8");
  expect(JSON.parse(lock)).toEqual({ features: {} });
});

test("its Chromium and the browser service have the same seccomp profile", async () => {
  const files = ["docker-compose.yml", ".devcontainer/docker-compose.devcontainer.yml"];
  const named = files.flatMap((file) => ["--file", file]);
  const config = await execa("docker", ["compose", ...named, "config", "--format", "json"], options);
  const { services } = JSON.parse(config.stdout);
  const profile = "seccomp:docker/chromium-seccomp.json";
  for (const service of ["browser", "devcontainer"]) {
    expect(services[service].security_opt, service).toEqual(["no-new-privileges:true", profile]);
    expect(services[service].cap_add, service).toBeUndefined();
  }
});
