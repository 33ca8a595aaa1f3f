import { ConvexError } from "convex/values";
import { expect, test } from "vitest";
import { createCheckpoints } from "./checkpoints.ts";

/** `failures`: how many calls fail before one succeeds. */
function start(failures = 0, failure: Error = new Error("refused")) {
  const stored = new Map([["known", "value"]]);
  const lines: string[] = [];
  let calls = 0;
  const fail = () => {
    calls += 1;
    if (calls <= failures) throw failure;
  };
  const checkpoints = createCheckpoints(
    {
      getCheckpoint: async (key) => {
        fail();
        return stored.get(key);
      },
      putCheckpoint: async (key, value) => {
        fail();
        stored.set(key, value);
        return null;
      },
    },
    { write: (level, code, facts) => lines.push(`${level} ${code} ${JSON.stringify(facts)}`) },
    [0, 0],
  );
  return { checkpoints, stored, lines, calls: () => calls };
}

test("a kept step is found, and the page says once that the job continues from it", async () => {
  const { checkpoints, lines } = start();
  expect([await checkpoints.get("known"), await checkpoints.get("known")]).toEqual(["value", "value"]);
  expect(await checkpoints.get("unknown")).toBeUndefined();
  expect(lines).toEqual(["info checkpoint.resumed {}"]);
});

test("a step too large for the backend is a warning, and is not sent", async () => {
  const { checkpoints, stored, lines } = start();
  await checkpoints.put("small", "é".repeat(450_000));
  await checkpoints.put("large", "é".repeat(450_001));
  expect([...stored.keys()]).toEqual(["known", "small"]);
  expect(lines).toEqual(['warn checkpoint.too-large {"key":"large"}']);
});

test("steps that cannot be read or stored are warnings and end no job", async () => {
  const { checkpoints, lines } = start(Infinity);
  expect(await checkpoints.get("known")).toBeUndefined();
  await expect(checkpoints.put("known", "x")).resolves.toBeUndefined();
  expect(lines).toEqual([
    'warn checkpoint.unreadable {"key":"known"}',
    'warn checkpoint.not-stored {"key":"known"}',
  ]);
});

test("a paid result is stored and read although the backend fails twice each time", async () => {
  const written = start(2);
  await written.checkpoints.put("paid", "text");
  expect(written.stored.get("paid")).toBe("text");
  expect(written.lines).toEqual([]);
  expect(await start(2).checkpoints.get("known")).toBe("value");
});

test("an account that cannot be read ends the attempt with a retryable error", async () => {
  const { checkpoints } = start(Infinity);
  await expect(checkpoints.get("commit/claude@1/fr/3/usage")).rejects.toMatchObject({ code: "NETWORK" });
});

test("a refused call is not retried", async () => {
  const refusal = new ConvexError({ code: "LEASE_LOST", facts: { detail: "lost" } });
  const { checkpoints, calls } = start(Infinity, refusal);
  await checkpoints.put("known", "x");
  expect(calls()).toBe(1);
});

test("documents are found by the attempt's keys; one without a key gives undefined", async () => {
  const { checkpoints } = start();
  const [step, one, two] = [
    "c/claude@1-m/fr/3/step1@a",
    "c/claude@1-m/fr/3/chapters/1.md@b",
    "c/x/chapters/2.md@c",
  ];
  for (const key of [step, one, two]) await checkpoints.get(key);
  expect(checkpoints.keysOf(["chapters/2.md", "chapters/1.md"])).toEqual([two, one]);
  expect(checkpoints.keysOf(["chapters/1.md", "step1_abstractions.yaml"])).toBeUndefined();
  expect(checkpoints.keysOf(["chapters/3.md"])).toBeUndefined();
});
