import { once } from "node:events";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { UnknownConnections } from "./unknown-connections.ts";

test("one connection too many ends the oldest without a session", async () => {
  const unknown = new UnknownConnections(2);
  const [gone, viewer, first, second, third] = Array.from({ length: 5 }, () => new Socket()) as [
    Socket,
    Socket,
    Socket,
    Socket,
    Socket,
  ];
  unknown.enter(gone);
  gone.destroy();
  await once(gone, "close");
  for (const socket of [viewer, first]) unknown.enter(socket);
  unknown.leave(viewer);
  for (const socket of [second, third]) unknown.enter(socket);
  expect([viewer, first, second, third].map(({ destroyed }) => destroyed)).toEqual([
    false,
    true,
    false,
    false,
  ]);
});
