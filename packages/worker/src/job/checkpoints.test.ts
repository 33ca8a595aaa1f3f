import { expect, test } from "vitest";
import { createCheckpoints } from "./checkpoints.ts";

function start(refuse = false) {
  const stored = new Map([["known", "value"]]);
  const lines: string[] = [];
  const checkpoints = createCheckpoints(
    {
      getCheckpoint: async (key) => {
        if (refuse) throw new Error("refused");
        return stored.get(key);
      },
      putCheckpoint: async (key, value) => {
        if (refuse) throw new Error("refused");
        stored.set(key, value);
        return null;
      },
    },
    { write: (level, message) => lines.push(`${level} ${message}`) },
  );
  return { checkpoints, stored, lines };
}

test("a step that was finished before is found, and the page says once that the job goes on from there", async () => {
  const { checkpoints, lines } = start();
  expect([await checkpoints.get("known"), await checkpoints.get("known")]).toEqual(["value", "value"]);
  expect(await checkpoints.get("unknown")).toBeUndefined();
  expect(lines).toEqual(["info Reprise des étapes déjà faites"]);
});

test("a step too large for the backend is not sent", async () => {
  const { checkpoints, stored } = start();
  await checkpoints.put("small", "é".repeat(450_000));
  await checkpoints.put("large", "é".repeat(450_001));
  expect([...stored.keys()]).toEqual(["known", "small"]);
});

test("checkpoints that cannot be had end no job", async () => {
  const { checkpoints } = start(true);
  expect(await checkpoints.get("known")).toBeUndefined();
  await expect(checkpoints.put("known", "x")).resolves.toBeUndefined();
});
