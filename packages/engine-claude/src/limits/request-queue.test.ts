import { expect, test } from "vitest";
import { createRequests } from "./request-queue.ts";

/** Requests that are answered by hand, and the names of those that have begun. */
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

test("so many run at once, and the next one begins when one has its answer", async () => {
  const { begun, request, end } = gates();
  const requests = createRequests(2);
  const answers = ["a", "b", "c"].map((name) => requests.add(request(name), false));
  expect(begun).toEqual(["a", "b"]);
  end("b");
  expect(await answers[1]).toBe("b");
  expect(begun).toEqual(["a", "b", "c"]);
  end("a");
  end("c");
  expect(await Promise.all(answers)).toEqual(["a", "b", "c"]);
});

test("a repair goes before what has not begun", async () => {
  const { begun, request, end } = gates();
  const requests = createRequests(1);
  const answers = [requests.add(request("a"), false), requests.add(request("b"), false)];
  answers.push(requests.add(request("a again"), true));
  end("a");
  await answers[0];
  end("a again");
  await answers[2];
  end("b");
  await answers[1];
  expect(begun).toEqual(["a", "a again", "b"]);
});

test("after a halt nothing begins, and what has begun is answered", async () => {
  const { begun, request, end } = gates();
  const requests = createRequests(1);
  const first = requests.add(request("a"), false);
  const second = requests.add(request("b"), false);
  requests.halt(new Error("the limit is reached"));
  requests.halt(new Error("another one"));
  const refused = expect(second).rejects.toThrow("the limit is reached");
  end("a");
  expect(await first).toBe("a");
  await refused;
  await expect(requests.add(request("c"), true)).rejects.toThrow("the limit is reached");
  expect(begun).toEqual(["a"]);
});

test("after a request that failed nothing begins", async () => {
  const { begun, request } = gates();
  const requests = createRequests(1);
  const first = requests.add(() => Promise.reject(new Error("the model is overloaded")), false);
  const second = requests.add(request("b"), false);
  await expect(first).rejects.toThrow("the model is overloaded");
  await expect(second).rejects.toThrow("the model is overloaded");
  expect(begun).toEqual([]);
});
