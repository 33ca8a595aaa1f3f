import { once } from "node:events";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { Subscribers } from "./subscribers.ts";

test("one byte too many ends the connection with the most", async () => {
  const subscribers = new Subscribers(100);
  const [large, small, gone] = Array.from({ length: 3 }, () => new Socket()) as [Socket, Socket, Socket];
  subscribers.hold(gone, 60);
  gone.destroy();
  await once(gone, "close");
  subscribers.hold(large, 60);
  subscribers.hold(small, 40);
  expect([large.destroyed, small.destroyed]).toEqual([false, false]);
  subscribers.hold(small, 41);
  expect([large.destroyed, small.destroyed]).toEqual([true, false]);
});
