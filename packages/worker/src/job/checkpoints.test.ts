import { ConvexError } from "convex/values";
import { expect, test } from "vitest";
import { createCheckpoints } from "./checkpoints.ts";

/** `failures`: how many calls fail before one is answered. */
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

test("a step that was finished before is found, and the page says once that the job goes on from there", async () => {
  const { checkpoints, lines } = start();
  expect([await checkpoints.get("known"), await checkpoints.get("known")]).toEqual(["value", "value"]);
  expect(await checkpoints.get("unknown")).toBeUndefined();
  expect(lines).toEqual(["info checkpoint.resumed {}"]);
});

test("a step too large for the backend is not sent, and is told as a warning", async () => {
  const { checkpoints, stored, lines } = start();
  await checkpoints.put("small", "é".repeat(450_000));
  await checkpoints.put("large", "é".repeat(450_001));
  expect([...stored.keys()]).toEqual(["known", "small"]);
  expect(lines).toEqual(['warn checkpoint.too-large {"key":"large"}']);
});

test("steps that cannot be had or kept end no job, and are told as warnings", async () => {
  const { checkpoints, lines } = start(Infinity);
  expect(await checkpoints.get("known")).toBeUndefined();
  await expect(checkpoints.put("known", "x")).resolves.toBeUndefined();
  expect(lines).toEqual([
    'warn checkpoint.unreadable {"key":"known"}',
    'warn checkpoint.not-stored {"key":"known"}',
  ]);
});

test("what was paid for is kept although the backend fails twice, and found although it fails again", async () => {
  const written = start(2);
  await written.checkpoints.put("paid", "text");
  expect(written.stored.get("paid")).toBe("text");
  expect(written.lines).toEqual([]);
  expect(await start(2).checkpoints.get("known")).toBe("value");
});

test("an account that cannot be read ends the attempt, to be tried again; it is never taken for none", async () => {
  const { checkpoints } = start(Infinity);
  await expect(checkpoints.get("commit/claude@1/fr/3/usage")).rejects.toMatchObject({ code: "NETWORK" });
});

test("what the backend refuses is not asked for again", async () => {
  const refusal = new ConvexError({ code: "LEASE_LOST", facts: { detail: "lost" } });
  const { checkpoints, calls } = start(Infinity, refusal);
  await checkpoints.put("known", "x");
  expect(calls()).toBe(1);
});

test("the documents of an attempt are known by the keys it asked for; what has no key of its own leaves all in doubt", async () => {
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
