/**
 * Runs the real Chromium of this machine without its sandbox. The sandbox is tested in the image.
 */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sandboxPossible } from "../launch-options.ts";
import { findBrowser } from "../source.ts";
import { readEndpoint } from "./endpoint.ts";
import { type ServedBrowser, serveBrowser } from "./serve.ts";

const SECRET = "0123456789abcdef".repeat(4);

function serve(): Promise<ServedBrowser> {
  const source = findBrowser({});
  if (source?.kind !== "local") {
    throw new Error("these tests need a Chromium: node packages/browser/src/ensure.ts");
  }
  return serveBrowser({
    endpoint: { port: 0, path: `/${SECRET}` },
    host: "127.0.0.1",
    executablePath: source.executablePath,
    sandbox: sandboxPossible(),
  });
}

describe("the browser server", () => {
  let served: ServedBrowser;
  let address: string;
  beforeAll(async () => {
    served = await serve();
    address = `127.0.0.1:${served.port}`;
  });
  afterAll(() => served.stop());

  test("serves several clients that know the path, and keeps running after them", async () => {
    const titles = await Promise.all(
      ["un", "deux", "trois"].map(async (title) => {
        const browser = await chromium.connect(`ws://${address}/${SECRET}`);
        const page = await browser.newPage();
        await page.setContent(`<title>${title}</title>`);
        const read = await page.title();
        await browser.close();
        return read;
      }),
    );
    expect(titles).toEqual(["un", "deux", "trois"]);
    expect((await fetch(`http://${address}/healthz`)).status).toBe(200);
  });

  test("refuses every other path, and does not reveal its own", async () => {
    for (const path of ["", "/", "/json", `/${SECRET.slice(1)}`, `/${SECRET.replace("0", "1")}`]) {
      const answer = await fetch(`http://${address}${path}`);
      expect([answer.status, await answer.text()], path).toEqual([404, ""]);
      await expect(chromium.connect(`ws://${address}${path}`), path).rejects.toThrow("404");
    }
  });

  test("keeps running when refused clients disconnect before the answer", async () => {
    const head = ["GET /nobody HTTP/1.1", "Host: browser", "Connection: Upgrade", "Upgrade: websocket"];
    for (let count = 0; count < 20; count += 1) {
      const caller = connect(served.port, "127.0.0.1");
      await once(caller, "connect");
      const sent = new Promise<void>((resolve) =>
        caller.write(`${head.join("\r\n")}\r\n\r\n`, () => resolve()),
      );
      await sent;
      caller.resetAndDestroy();
      await once(caller, "close");
    }
    expect((await fetch(`http://${address}/healthz`)).status).toBe(200);
  });

  test("admits clients under its network name, but no web page, even with the path", async () => {
    const upgrade = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
    const status = async (more: Record<string, string>) => {
      const headers = { ...upgrade, "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==", ...more };
      const asking = request(`http://${address}/${SECRET}`, { headers }).end();
      const [answer] = await Promise.race([once(asking, "upgrade"), once(asking, "response")]);
      asking.destroy();
      return answer.statusCode;
    };
    expect(await status({ host: "browser:3333" })).toBe(101);
    expect(await status({ host: "browser:3333", origin: "http://fondation.invalid" })).toBe(404);
  });

  test("says that it is not healthy, and why it ended, when its browser has crashed", async () => {
    const other = await serve();
    const browser = await chromium.connect(`ws://127.0.0.1:${other.port}/${SECRET}`);
    const session = await browser.newBrowserCDPSession();
    session.send("Browser.crash").catch(() => {});
    expect(await other.ended).toMatch(/^Chromium has ended/);
    expect((await fetch(`http://127.0.0.1:${other.port}/healthz`)).status).toBe(503);
    await other.stop();
  });
});

describe("the address", () => {
  const directory = mkdtempSync(join(tmpdir(), "fondation-endpoint-"));
  const file = join(directory, "browser-endpoint");
  afterAll(() => rmSync(directory, { recursive: true }));
  const read = (content: string) => {
    writeFileSync(file, content);
    return readEndpoint({ FONDATION_BROWSER_WS_ENDPOINT_FILE: file });
  };

  test("is read from the file that the variable names", () => {
    expect(read(`ws://browser:3333/${SECRET}\n`)).toEqual({ port: 3333, path: `/${SECRET}` });
  });

  test("is required: an unset variable and a missing file are errors", () => {
    expect(() => readEndpoint({})).toThrow("FONDATION_BROWSER_WS_ENDPOINT_FILE is not set");
    expect(() => readEndpoint({ FONDATION_BROWSER_WS_ENDPOINT_FILE: "/nowhere" })).toThrow(
      "/nowhere (FONDATION_BROWSER_WS_ENDPOINT_FILE) cannot be read (ENOENT)",
    );
  });

  test("is refused, and not shown, when it is not a secret WebSocket address", () => {
    for (const bad of ["", "browser:3333", `http://browser:3333/${SECRET}`, "ws://browser:3333/short"]) {
      expect(() => read(bad), bad).toThrow("does not hold an address");
    }
    expect(() => read("ws://browser:3333/guess-me")).toThrow(expect.not.stringContaining("guess-me"));
  });
});
