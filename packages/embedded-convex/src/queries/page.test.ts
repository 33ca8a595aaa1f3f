import { expect, test } from "vitest";
import { httpClient, mutation, query, startBoard } from "../testing/board.ts";
import { type Message, RawSession } from "../testing/raw-session.ts";

interface Page {
  page: { title: string; rank: number }[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
}

const PAGE = query("tasks:page");
const ranks = (page: Page) => page.page.map((task) => task.rank);

async function startWithTasks(count: number) {
  const backend = await startBoard();
  const client = httpClient(backend);
  await client.mutation(mutation("tasks:addMany"), { list: "home", count });
  const page = async (
    cursor: string | null,
    numItems = 4,
    endCursor: string | null = null,
  ): Promise<Page> => {
    const paginationOpts = { numItems, cursor, endCursor };
    return await client.query(PAGE, { list: "home", paginationOpts });
  };
  return { backend, client, page };
}

test("pages follow each other until all documents were seen once", async () => {
  const { page } = await startWithTasks(10);
  const seen: number[] = [];
  let cursor: string | null = null;
  for (;;) {
    const next: Page = await page(cursor);
    seen.push(...ranks(next));
    cursor = next.continueCursor;
    if (next.isDone) break;
  }
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("a page is cut in two at its split cursor without loss", async () => {
  const { page } = await startWithTasks(10);
  const whole = await page(null, 8);
  const left = await page(null, 8, whole.splitCursor);
  const right = await page(whole.splitCursor, 8, whole.continueCursor);
  expect([...ranks(left), ...ranks(right)]).toEqual(ranks(whole));
});

test("refuses a cursor of another query with the message that clients restart on", async () => {
  const { client, page } = await startWithTasks(10);
  const { continueCursor } = await page(null);
  const paginationOpts = { numItems: 4, cursor: continueCursor };
  await expect(client.query(PAGE, { list: "work", paginationOpts })).rejects.toThrow("InvalidCursor");
});

test("subscribed pages neither overlap nor leave gaps, also after a reconnect", async () => {
  const { backend, client } = await startWithTasks(8);
  const pages = await subscribePages(backend, 3, []);
  expect(pages.shown()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);

  for (const rank of [-1, 1.5, 3.5, 3.75, 9]) {
    await client.mutation(mutation("tasks:add"), { list: "home", title: "new", rank });
  }
  const [first] = await client.query(query("tasks:list"), { list: "home" });
  await client.mutation(mutation("tasks:remove"), { id: first._id });
  const all = await client.query(query("tasks:list"), { list: "home" });
  const expected = all.map((task: { rank: number }) => task.rank);
  await pages.until(() => JSON.stringify(pages.shown()) === JSON.stringify(expected));

  const journals = pages.journals();
  pages.session.end();
  const again = await subscribePages(backend, 3, journals);
  expect(again.shown()).toEqual(expected);
  expect(again.journals()).toEqual(journals);
});

/** Subscribes to the pages of a list one by one, like `usePaginatedQuery`. */
async function subscribePages(backend: { url: string }, count: number, journals: (string | null)[]) {
  const session = await RawSession.open(backend);
  let cursor: string | null = null;
  for (let queryId = 0; queryId < count; queryId += 1) {
    const args = [{ list: "home", paginationOpts: { numItems: 4, cursor } }];
    const add = { type: "Add", queryId, udfPath: "tasks:page", args, journal: journals[queryId] ?? null };
    session.send({
      type: "ModifyQuerySet",
      baseVersion: queryId,
      newVersion: queryId + 1,
      modifications: [add],
    });
    await until(session, () => latest(session, queryId) !== undefined);
    cursor = (latest(session, queryId)?.value as Page | undefined)?.continueCursor ?? null;
  }
  const updates = () => Array.from({ length: count }, (_, queryId) => latest(session, queryId));
  return {
    session,
    shown: () => updates().flatMap((update) => ranks(update?.value as Page)),
    journals: () => updates().map((update) => update?.journal as string),
    until: (isTrue: () => boolean) => until(session, isTrue),
  };
}

function latest(session: RawSession, queryId: number): Message | undefined {
  return session.received
    .flatMap((message) => (message.type === "Transition" ? (message.modifications as Message[]) : []))
    .findLast((modification) => modification.queryId === queryId);
}

/** Checks the condition after every message. */
async function until(session: RawSession, isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await session.another();
}
