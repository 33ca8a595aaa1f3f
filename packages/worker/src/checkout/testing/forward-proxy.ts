/** An HTTP forward proxy, behind which alone a server can be reached by a name. */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface ForwardProxy {
  readonly url: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Passes requests for `http://<name>/` on to `target`. Every other name gets 502. */
export async function startForwardProxy(name: string, target: string): Promise<ForwardProxy> {
  const proxy = createServer((asked, answer) => {
    // A proxy gets the whole address in the request line (RFC 9112, 3.2.2).
    const { hostname, pathname, search } = new URL(asked.url ?? "", "http://none.invalid");
    if (hostname !== name) return void answer.writeHead(502).end();
    const { method, headers } = asked;
    const passed = request(`${target}${pathname}${search}`, { method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
