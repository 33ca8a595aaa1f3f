import { once } from "node:events";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { Strangers } from "./strangers.ts";

function enter(strangers: Strangers, count: number): Socket[] {
  const sockets = Array.from({ length: count }, () => new Socket());
  for (const socket of sockets) strangers.enter(socket);
  return sockets;
}

const ended = (sockets: Socket[]) => sockets.map(({ destroyed }) => destroyed);

test("one connection too many ends the oldest, and not one that is known", () => {
  const strangers = new Strangers({ connections: 2, bytes: 100 });
  const [first, second] = enter(strangers, 2) as [Socket, Socket];
  strangers.leave(first);
  const later = enter(strangers, 2);
  expect(ended([first, second, ...later])).toEqual([false, true, false, false]);
});

test("one byte too many ends the oldest that holds any", () => {
  const strangers = new Strangers({ connections: 10, bytes: 100 });
  const sockets = enter(strangers, 3) as [Socket, Socket, Socket];
  strangers.hold(sockets[1], 60);
  strangers.hold(sockets[2], 40);
  expect(ended(sockets)).toEqual([false, false, false]);
  strangers.hold(sockets[2], 41);
  expect(ended(sockets)).toEqual([false, true, false]);
  expect(strangers.bytes).toBe(41);
});

test("a connection that ends or becomes known gives its bytes back", async () => {
  const strangers = new Strangers({ connections: 10, bytes: 100 });
  const [first, second] = enter(strangers, 2) as [Socket, Socket];
  strangers.hold(first, 50);
  strangers.hold(second, 50);
  strangers.leave(second);
  first.destroy();
  await once(first, "close");
  expect(strangers.bytes).toBe(0);
});
