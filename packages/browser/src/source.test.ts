import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { redact, Secret } from "@fondation/environment";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBrowser, type Machine } from "./source.ts";

function machine(...files: string[]): Machine {
  return {
    exists: (path) => files.includes(path),
    playwrightChromium: () => "/cache/chrome",
    systemChromiums: ["/usr/bin/chromium", "/usr/bin/chromium-browser"],
  };
}

describe("findBrowser", () => {
  test("prefers the address in the environment to every local browser", () => {
    const found = findBrowser(
      { FONDATION_BROWSER_WS_ENDPOINT: "ws://browser:3000/secret", FONDATION_CHROMIUM: "/opt/chrome" },
      machine("/opt/chrome", "/cache/chrome"),
    );
    expect(found).toEqual({ kind: "remote", wsEndpoint: "ws://browser:3000/secret" });
  });

  test("prefers FONDATION_CHROMIUM to Playwright's and the system's browser", () => {
    const found = findBrowser({ FONDATION_CHROMIUM: "/opt/chrome" }, machine("/opt/chrome", "/cache/chrome"));
    expect(found).toEqual({ kind: "local", executablePath: "/opt/chrome", origin: "FONDATION_CHROMIUM" });
  });

  test("takes Playwright's download before the system's package", () => {
    const found = findBrowser({}, machine("/cache/chrome", "/usr/bin/chromium"));
    expect(found).toEqual({ kind: "local", executablePath: "/cache/chrome", origin: "Playwright" });
  });

  test("takes Playwright's headless shell before its whole browser", () => {
    const whole = "/cache/chromium-1255/chrome-linux64/chrome";
    const shell = "/cache/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell";
    const both = { ...machine(whole, shell), playwrightChromium: () => whole };
    expect(findBrowser({}, both)).toEqual({ kind: "local", executablePath: shell, origin: "Playwright" });
    const wholeAlone = { ...both, exists: (path: string) => path === whole };
    expect(findBrowser({}, wholeAlone)).toMatchObject({ executablePath: whole });
  });

  test("looks for the headless shell where Playwright's own installer puts it", async () => {
    const cli = createRequire(import.meta.url)
      .resolve("playwright-core/package.json")
      .replace("package.json", "cli.js");
    const { stdout } = await execa(process.execPath, [
      cli,
      "install",
      "--dry-run",
      "--only-shell",
      "chromium",
    ]);
    const folder = /Install location:\s+(\S+chromium_headless_shell\S+)/.exec(stdout)?.[1];
    const { chromium } = await import("playwright-core");
    const asked: string[] = [];
    const exists = (path: string) => asked.push(path) === 0;
    findBrowser({}, { exists, playwrightChromium: () => chromium.executablePath(), systemChromiums: [] });
    expect(folder).toBeTruthy();
    expect(asked[0]).toContain(`${folder}/chrome-headless-shell-`);
  });

  test("takes the system's package when there is no download", () => {
    const found = findBrowser({}, machine("/usr/bin/chromium-browser"));
    expect(found).toEqual({ kind: "local", executablePath: "/usr/bin/chromium-browser", origin: "system" });
  });

  test("finds nothing on a machine without Chromium", () => {
    expect(findBrowser({}, machine())).toBeUndefined();
  });

  test("does not replace a named executable that is missing by another browser", () => {
    expect(() => findBrowser({ FONDATION_CHROMIUM: "/gone" }, machine("/usr/bin/chromium"))).toThrow(
      "FONDATION_CHROMIUM names /gone, which does not exist.",
    );
  });

  test("refuses an address that is not a WebSocket's", () => {
    expect(() => findBrowser({ FONDATION_BROWSER_WS_ENDPOINT: "http://browser:9222" }, machine())).toThrow(
      "not the WebSocket address",
    );
  });

  test("treats an empty variable as one that is not set", () => {
    const found = findBrowser(
      { FONDATION_BROWSER_WS_ENDPOINT: "", FONDATION_CHROMIUM: "" },
      machine("/usr/bin/chromium"),
    );
    expect(found).toMatchObject({ executablePath: "/usr/bin/chromium" });
  });
});

describe("the address of a browser server", () => {
  const remote = { kind: "remote", wsEndpoint: "ws://browser:3333/0123456789abcdef" } as const;
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "fondation-browser-source-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  test("can be a file's content, and is redacted from then on", () => {
    const file = join(directory, "browser-endpoint");
    writeFileSync(file, `${remote.wsEndpoint}\n`);
    expect(findBrowser({ FONDATION_BROWSER_WS_ENDPOINT_FILE: file }, machine("/cache/chrome"))).toEqual(
      remote,
    );
    expect(redact(`connecting to ${remote.wsEndpoint}`)).toBe(
      "connecting to [secret FONDATION_BROWSER_WS_ENDPOINT]",
    );
  });

  test("can be a checked environment's secret", () => {
    const secret = new Secret(remote.wsEndpoint, "FONDATION_BROWSER_WS_ENDPOINT");
    expect(findBrowser({ FONDATION_BROWSER_WS_ENDPOINT: secret }, machine("/cache/chrome"))).toEqual(remote);
  });

  test("is absent in an empty file, and a missing file is an error", () => {
    const file = join(directory, "empty");
    writeFileSync(file, "\n");
    expect(findBrowser({ FONDATION_BROWSER_WS_ENDPOINT_FILE: file }, machine("/cache/chrome"))).toMatchObject(
      {
        kind: "local",
      },
    );
    const missing = { FONDATION_BROWSER_WS_ENDPOINT_FILE: join(directory, "missing") };
    expect(() => findBrowser(missing, machine("/cache/chrome"))).toThrow(
      "FONDATION_BROWSER_WS_ENDPOINT_FILE",
    );
  });
});
