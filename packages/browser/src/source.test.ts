import { describe, expect, test } from "vitest";
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

  test("takes the executable named by FONDATION_CHROMIUM before Playwright's and the system's", () => {
    const found = findBrowser({ FONDATION_CHROMIUM: "/opt/chrome" }, machine("/opt/chrome", "/cache/chrome"));
    expect(found).toEqual({ kind: "local", executablePath: "/opt/chrome", origin: "FONDATION_CHROMIUM" });
  });

  test("takes Playwright's download before the system's package", () => {
    const found = findBrowser({}, machine("/cache/chrome", "/usr/bin/chromium"));
    expect(found).toEqual({ kind: "local", executablePath: "/cache/chrome", origin: "Playwright" });
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
      "FONDATION_CHROMIUM names /gone, and there is no such file.",
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
