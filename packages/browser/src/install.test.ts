import { describe, expect, test } from "vitest";
import { type Installer, installChromium } from "./install.ts";
import type { BrowserSource } from "./source.ts";

const CHROMIUM: BrowserSource = { kind: "local", executablePath: "/usr/bin/chromium", origin: "system" };

function installer(name: string, run: () => Promise<void>, impossible?: string): Installer {
  return { name, run, impossible: () => impossible };
}

describe("installChromium", () => {
  test("installs nothing where a browser is found", async () => {
    const refuse = installer("never", () => Promise.reject(new Error("was run")));
    const found = await installChromium({ say: () => {}, installers: [refuse], find: () => CHROMIUM });
    expect(found).toBe(CHROMIUM);
  });

  test("tries the next installer after a failure, and returns its browser", async () => {
    let present: BrowserSource | undefined;
    const said: string[] = [];
    const found = await installChromium({
      say: (line) => said.push(line),
      installers: [
        installer("a download", () => Promise.reject(new Error("no network"))),
        installer("a package", async () => {
          present = CHROMIUM;
        }),
      ],
      find: () => present,
    });
    expect(found).toBe(CHROMIUM);
    expect(said).toContain("Chromium not installed by a download: Error: no network");
  });

  test("says what each installer answered when none succeeds", async () => {
    const attempt = installChromium({
      say: () => {},
      installers: [
        installer("a download", () => Promise.reject(new Error("no network"))),
        installer("a package", () => Promise.resolve(), "installing a package needs root"),
        installer("a liar", () => Promise.resolve()),
      ],
      find: () => undefined,
    });
    await expect(attempt).rejects.toMatchObject({
      code: "BROWSER_NOT_INSTALLED",
      message: expect.stringMatching(/no network.*needs root.*it succeeded, yet no browser is found/),
    });
  });
});
