import { MessageChannel } from "node:worker_threads";
import { ModelError } from "@fondation/analyzer";
import { FondationError } from "@fondation/environment/errors";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRpc } from "./rpc.ts";

interface Functions {
  checkDiagram(source: string): Promise<string | undefined>;
}

let channel: MessageChannel;
beforeEach(() => {
  channel = new MessageChannel();
});
afterEach(() => channel.port1.close());

/** Serves `functions` on one port and returns what the other port calls them with. */
function callerOf<Served extends object>(functions: Served) {
  createRpc(channel.port2, functions);
  return createRpc<Served, object>(channel.port1, {});
}

function errorFrom(thrown: unknown) {
  const caller = callerOf<Functions>({ checkDiagram: () => Promise.reject(thrown) });
  return caller.checkDiagram("a").catch((error: unknown) => error);
}

test("each caller gets its own answer, in whatever order the answers come", async () => {
  const slow = Promise.withResolvers<void>();
  const { checkDiagram } = callerOf<Functions>({
    async checkDiagram(source) {
      if (source === "slow") await slow.promise;
      if (source === "fine") slow.resolve();
      return source === "fine" ? undefined : `Parse error in ${source}`;
    },
  });
  expect(await Promise.all(["slow", "quick", "fine"].map((source) => checkDiagram(source)))).toEqual([
    "Parse error in slow",
    "Parse error in quick",
    undefined,
  ]);
});

test("a FondationError arrives with its code, message and advice", async () => {
  const error = await errorFrom(new FondationError({ code: "NETWORK", message: "cut", advice: "again" }));
  expect(error).toBeInstanceOf(FondationError);
  expect(error).toMatchObject({ code: "NETWORK", message: "cut", advice: "again" });
});

test("a ModelError arrives with its fault and the time its limit ends", async () => {
  const error = await errorFrom(new ModelError("rate-limit", "limit", { resetAt: 5_000 }));
  expect(error).toBeInstanceOf(ModelError);
  expect(error).toMatchObject({ code: "ENGINE_RATE_LIMIT", fault: "rate-limit", resetAt: 5_000 });
});

test("a bug arrives with its stack, although its cause cannot be cloned", async () => {
  const defect = new Error("defect", { cause: () => {} });
  const error = await errorFrom(defect);
  expect(error).not.toBeInstanceOf(FondationError);
  expect(error).toMatchObject({ message: "defect", stack: defect.stack });
});
