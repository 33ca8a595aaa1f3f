import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { choosePort, isFree } from "./ports.ts";

const host = "127.0.0.1";
let server: Server;
let busy: number;
beforeEach(async () => {
  server = createServer().listen(0, host);
  await once(server, "listening");
  busy = (server.address() as AddressInfo).port;
});
afterEach(() => server.close());

test("a busy default gives another port that is free", async () => {
  const port = await choosePort({ host, port: busy, explicit: false, option: "--port" });
  expect(port).not.toBe(busy);
  expect(await isFree(host, port)).toBe(true);
});

test("a busy port that the user chose is an error that names the port and the option", async () => {
  await expect(choosePort({ host, port: busy, explicit: true, option: "--port" })).rejects.toMatchObject({
    code: "PORT_BUSY",
    message: expect.stringContaining(String(busy)),
    advice: expect.stringContaining("--port"),
  });
});

test("a port that browsers refuse is an error before anything listens there", async () => {
  for (const [port, option] of [
    [6000, "--port"],
    [6666, "--backend-port"],
  ] as const) {
    await expect(choosePort({ host, port, explicit: true, option })).rejects.toMatchObject({
      code: "PORT_UNSAFE",
      message: expect.stringContaining(`browsers open no page on port ${port}`),
      advice: expect.stringContaining(option),
    });
  }
});

test("0 stays 0: the system chooses", async () => {
  expect(await choosePort({ host, port: 0, explicit: true, option: "--port" })).toBe(0);
});
