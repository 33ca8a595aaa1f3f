/** A session leaves time for others, and waits for a client that does not read. */
import { expect, onTestFinished, test } from "vitest";
import { ANONYMOUS } from "../auth/caller.ts";
import { Deployment } from "../deployment.ts";
import { boardFunctions } from "../testing/board.ts";
import { KNOWN } from "../values/connection-limits.ts";
import { SyncSession } from "./sync-session.ts";

type Message = { type: string } & Record<string, unknown>;

async function startDeployment(): Promise<Deployment> {
  const deployment = new Deployment({
    functions: await boardFunctions(),
    dataDirectory: ":memory:",
    environment: {},
    adminKey: undefined,
    log: () => {},
  });
  onTestFinished(() => deployment.stop());
  return deployment;
}

/** A reader is slower than the commits of a test. */
function afterTurns(turns: number, done: () => void): void {
  if (turns === 0) done();
  else setImmediate(() => afterTurns(turns - 1, done));
}

/** A client that reads its answers only while `reads` is true. */
function connect(deployment: Deployment, reads: boolean) {
  const answers: Message[] = [];
  const unread: (() => void)[] = [];
  let wake = () => {};
  let isReading = true;
  const connection = {
    send: (text: string, sent: () => void) => {
      answers.push(JSON.parse(text));
      wake();
      if (client.reads) afterTurns(20, sent);
      else unread.push(sent);
    },
    close: () => {},
    pause: () => {
      isReading = false;
    },
    resume: () => {
      isReading = true;
    },
    setKnown: () => {},
    retain: () => {},
  };
  const client = {
    reads,
    answers,
    isReading: () => isReading,
    send: (message: Message) => session.receive(Buffer.from(JSON.stringify(message)), false),
    /** Resolves when there are answers that satisfy. */
    until: async (isEnough: () => boolean) => {
      while (!isEnough()) await new Promise<void>((resolve) => (wake = resolve));
    },
    read: () => {
      client.reads = true;
      for (const sent of unread.splice(0)) sent();
    },
  };
  const session = new SyncSession(deployment, connection);
  onTestFinished(() => session.close());
  client.send({ type: "Connect", sessionId: crypto.randomUUID() });
  return client;
}

const subscriptions = (count: number, base = 0): Message => ({
  type: "ModifyQuerySet",
  baseVersion: base,
  newVersion: base + 1,
  modifications: Array.from({ length: count }, (_, index) => {
    return {
      type: "Add",
      queryId: base * count + index,
      udfPath: "tasks:list",
      args: [{ list: `${base}/${index}` }],
    };
  }),
});

/** Counts the turns of the event loop, in each of which other clients are served. */
function countTurns(): () => number {
  let turns = 0;
  let counting = setImmediate(function count() {
    turns += 1;
    counting = setImmediate(count);
  });
  onTestFinished(() => clearImmediate(counting));
  return () => turns;
}

const QUERIES = 200;

test("others get a turn between two queries of one message", async () => {
  const client = connect(await startDeployment(), true);
  const turns = countTurns();
  client.send(subscriptions(QUERIES));
  await client.until(() => client.answers.length > 0);
  expect(client.answers[0]).toMatchObject({ type: "Transition", endVersion: { querySet: 1 } });
  expect(turns()).toBeGreaterThanOrEqual(QUERIES - 1);
});

test("a connection with as many queries as it may have is ended at the next one", async () => {
  const client = connect(await startDeployment(), true);
  client.send(subscriptions(KNOWN.queries));
  await client.until(() => client.answers.length > 0);
  expect(client.answers.map(({ type }) => type)).not.toContain("FatalError");
  client.send(subscriptions(1, 1));
  await client.until(() => client.answers.at(-1)?.type === "FatalError");
  expect(client.answers.at(-1)?.error).toBe(`A connection has more than ${KNOWN.queries} queries.`);
});

test("others get a turn between two messages, and between two queries after a commit", async () => {
  const deployment = await startDeployment();
  const client = connect(deployment, true);
  client.send({
    ...subscriptions(0),
    modifications: Array.from({ length: QUERIES }, (_, queryId) => {
      return { type: "Add", queryId, udfPath: "tasks:list", args: [{ list: "home", limit: queryId + 1 }] };
    }),
  });
  await client.until(() => client.answers.length > 0);
  let turns = countTurns();
  deployment.mutate({
    path: "tasks:add",
    args: { list: "home", title: "a" },
    caller: ANONYMOUS,
  });
  await client.until(() => client.answers.length > 1);
  expect(client.answers[1]?.modifications).toHaveLength(QUERIES);
  expect(turns()).toBeGreaterThanOrEqual(QUERIES - 1);

  turns = countTurns();
  for (let requestId = 0; requestId < QUERIES; requestId += 1) {
    client.send({ type: "Mutation", requestId, udfPath: "tasks:none", args: [{}] });
  }
  await client.until(() => client.answers.length > QUERIES);
  expect(turns()).toBeGreaterThanOrEqual(QUERIES - 1);
});

test("commits without end keep out no message of a client that subscribes to them", async () => {
  const deployment = await startDeployment();
  const client = connect(deployment, true);
  let committing = setImmediate(function commit() {
    deployment.mutate({ path: "tasks:add", args: { list: "home", title: "a" }, caller: ANONYMOUS });
    committing = setImmediate(commit);
  });
  onTestFinished(() => clearImmediate(committing));
  client.send({
    ...subscriptions(0),
    modifications: [10_001, 10_002, 10_003].map((limit) => {
      return { type: "Add", queryId: limit, udfPath: "tasks:list", args: [{ list: "home", limit }] };
    }),
  });
  await client.until(() => client.answers.length > 5);
  client.send({ type: "Event" });
  await client.until(() => client.answers.length > 10);
  expect(client.isReading()).toBe(true);
});

test("a client that does not read gets two answers, and later the last state", async () => {
  const deployment = await startDeployment();
  const client = connect(deployment, false);
  for (let base = 0; base < 10; base += 1) client.send(subscriptions(3, base));
  const add = (title: string) =>
    deployment.mutate({
      path: "tasks:add",
      args: { list: "0/0", title },
      caller: ANONYMOUS,
    });
  await client.until(() => client.answers.length === 2);
  for (let count = 0; count < 100; count += 1) {
    add(`task ${count}`);
    await new Promise(setImmediate);
  }
  expect(client.answers).toHaveLength(2);
  expect(client.isReading()).toBe(false);

  client.read();
  await client.until(() => /"endVersion":{"querySet":10,/.test(JSON.stringify(client.answers.at(-1))));
  expect(client.answers.length).toBeLessThan(15);
  expect(JSON.stringify(client.answers)).toContain("task 99");
});
