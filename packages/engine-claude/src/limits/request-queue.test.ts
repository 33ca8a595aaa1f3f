import { expect, test } from "vitest";
import { createRequestQueue } from "./request-queue.ts";

/** Requests that the test answers one by one, and the names of those that have begun. */
function gates() {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const request = (name: string) => () => {
    begun.push(name);
    const end = Promise.withResolvers<string>();
    ends.set(name, end);
    return end.promise;
  };
  return { begun, request, end: (name: string) => ends.get(name)?.resolve(name) };
}

test("as many requests as allowed run at once, and an answer lets the next one begin", async () => {
  const { begun, request, end } = gates();
  const queue = createRequestQueue(2);
  const answers = ["a", "b", "c"].map((name) => queue.add(request(name), false));
  expect(begun).toEqual(["a", "b"]);
  end("b");
  expect(await answers[1]).toBe("b");
  expect(begun).toEqual(["a", "b", "c"]);
  end("a");
  end("c");
  expect(await Promise.all(answers)).toEqual(["a", "b", "c"]);
});

test("a repair begins before requests that have not begun", async () => {
  const { begun, request, end } = gates();
  const queue = createRequestQueue(1);
  const answers = [queue.add(request("a"), false), queue.add(request("b"), false)];
  answers.push(queue.add(request("a again"), true));
  end("a");
  await answers[0];
  end("a again");
  await answers[2];
  end("b");
  await answers[1];
  expect(begun).toEqual(["a", "a again", "b"]);
});

test("after a halt no request begins, and running ones are answered", async () => {
  const { begun, request, end } = gates();
  const queue = createRequestQueue(1);
  const first = queue.add(request("a"), false);
  const second = queue.add(request("b"), false);
  queue.halt(new Error("the limit is reached"));
  queue.halt(new Error("another one"));
  const refused = expect(second).rejects.toThrow("the limit is reached");
  end("a");
  expect(await first).toBe("a");
  await refused;
  await expect(queue.add(request("c"), true)).rejects.toThrow("the limit is reached");
  expect(begun).toEqual(["a"]);
});

test("after a request fails, no other one begins", async () => {
  const { begun, request } = gates();
  const queue = createRequestQueue(1);
  const first = queue.add(() => Promise.reject(new Error("the model is overloaded")), false);
  const second = queue.add(request("b"), false);
  await expect(first).rejects.toThrow("the model is overloaded");
  await expect(second).rejects.toThrow("the model is overloaded");
  expect(begun).toEqual([]);
});
