/**
 * Sends messages of the sync protocol that no client sends. `FUZZ_RUNS` says how many sequences
 * (default: 300, the same ones in each run).
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { startBoard } from "../testing/board.ts";
import { RawSession } from "../testing/raw-session.ts";

/** The close code after an error that the backend does not expect. */
const INTERNAL_ERROR = 1011;
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
fc.configureGlobal({ numRuns: RUNS, ...(process.env.FUZZ_RUNS === undefined && { seed: 1 }) });

const counter = fc.oneof(fc.nat({ max: 3 }), fc.constantFrom(-1, 0.5, 2 ** 53, "0", null));
const path = fc.constantFrom(
  "tasks:list",
  "tasks:add",
  "tasks:none",
  "tasks:refuse",
  "",
  "__proto__",
  "a:b:c",
);
const args = fc.oneof(
  fc.constantFrom([{ list: "home" }], [{ list: "home", title: "a" }], [], [{}]),
  fc.array(fc.jsonValue(), { maxLength: 2 }),
  fc.jsonValue(),
);
const change = fc.oneof(
  fc.record({ type: fc.constant("Add"), queryId: counter, udfPath: path, args, journal: fc.jsonValue() }),
  fc.record({ type: fc.constant("Remove"), queryId: counter }),
  fc.jsonValue(),
);
const known = fc.oneof(
  fc.record({ type: fc.constantFrom("Mutation", "Action"), requestId: counter, udfPath: path, args }),
  fc.record(
    {
      type: fc.constant("ModifyQuerySet"),
      baseVersion: counter,
      newVersion: counter,
      modifications: fc.array(change, { maxLength: 3 }),
    },
    { requiredKeys: ["type"] },
  ),
  fc.record({
    type: fc.constant("Authenticate"),
    tokenType: fc.constantFrom("None", "User", "Admin", "toString"),
    value: fc.oneof(fc.constantFrom("", "a.b.c", "board|wrong key"), fc.jsonValue()),
    baseVersion: counter,
  }),
  fc.record({ type: fc.constantFrom("Connect", "Event", "Pong", ""), sessionId: fc.jsonValue() }),
);
const message = fc.oneof(
  { weight: 8, arbitrary: known.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)) },
);

test("any messages get an answer or end the connection, without an internal error", async () => {
  const backend = await startBoard();
  const property = fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 5 }), async (messages) => {
    const session = await RawSession.open(backend);
    for (const sent of messages) session.sendRaw(sent);
    const last = {
      type: "Mutation",
      requestId: 999,
      udfPath: "tasks:add",
      args: [{ list: "a", title: "b" }],
    };
    session.send(last);
    const answer = session.next("MutationResponse", { requestId: 999 });
    expect(await Promise.race([session.closed(), answer])).not.toBe(INTERNAL_ERROR);
    session.end();
  });
  await fc.assert(property);
}, 600_000);
