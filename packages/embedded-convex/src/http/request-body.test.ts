import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { BodyCutError, BodyTooLargeError, readBody } from "./request-body.ts";
import { Strangers } from "./strangers.ts";

/**
 * A server that reads bodies of at most ten bytes. It answers with their length or the name of the
 * error.
 */
async function startReader() {
  const seen: unknown[] = [];
  const server = createServer((received, response) => {
    void readBody(received, { messageBytes: 10, queries: 0, bodyMs: 60_000 }, new Strangers()).then(
      (body) => response.end(String(body.length)),
      (error: Error) => {
        seen.push(error);
        response.end(error.name);
        server.emit("refused");
      },
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Sends a body in chunks, without Content-Length. */
async function post(url: string, ...pieces: string[]): Promise<string> {
  const sent = request(url, { method: "POST" });
  for (const piece of pieces) sent.write(piece);
  sent.end();
  const [answer] = await once(sent, "response");
  return await text(answer);
}

test("a body is read whole", async () => {
  const { url } = await startReader();
  expect(await post(url, "12345", "67890")).toBe("10");
});

test("a body that turns out too large is refused, and the client reads the answer", async () => {
  const { url, seen } = await startReader();
  expect(await post(url, "12345", "678901")).toBe("BodyTooLargeError");
  expect(seen).toEqual([expect.any(BodyTooLargeError)]);
});

test("a client that disconnects in the middle of its body has a separate error", async () => {
  const { url, seen, server } = await startReader();
  const refused = once(server, "refused");
  const sent = request(url, { method: "POST" });
  sent.on("error", () => {});
  server.once("request", (received) => received.once("data", () => sent.destroy()));
  sent.write("1");
  await refused;
  expect(seen).toEqual([expect.any(BodyCutError)]);
});
