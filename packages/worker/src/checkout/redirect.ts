/**
 * Follows redirects of a server: GitHub redirects a renamed repository. Git itself would follow a
 * redirect to any machine, so it is configured not to. This module follows only redirects within
 * the same server.
 */
import { request as requestByHttp } from "node:http";
import { request as requestByHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { hostnameOf } from "./address.ts";

const DISCOVERY = "/info/refs";
const ANSWER_WITHIN_MS = 15_000;

interface RedirectRequest {
  readonly url: string;
  /**
   * Absent for an anonymous request. It is sent only to the origin of `url`, because no redirect is
   * followed.
   */
  readonly authorization: string | undefined;
  /** The checked addresses. Absent: the system resolves the name. */
  readonly addresses: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/** The repository's new address if it is on the same server. */
export async function redirectWithinServer(asked: RedirectRequest): Promise<string | undefined> {
  const from = new URL(`${asked.url.replace(/\/$/, "")}${DISCOVERY}?service=git-upload-pack`);
  const location = await locationOf(from, asked).catch(() => undefined);
  asked.signal.throwIfAborted();
  if (location === undefined || !URL.canParse(location, from.href)) return undefined;
  const to = new URL(location, from);
  const stays = to.origin === from.origin && to.username === "" && to.password === "";
  if (!stays || !to.pathname.endsWith(DISCOVERY)) return undefined;
  return `${to.origin}${to.pathname.slice(0, -DISCOVERY.length)}`;
}

function locationOf(url: URL, asked: RedirectRequest): Promise<string | undefined> {
  const request = url.protocol === "https:" ? requestByHttps : requestByHttp;
  const [, value] = asked.authorization?.split(/:\s*/, 2) ?? [];
  const lookup = pinnedLookup(asked.addresses);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        protocol: url.protocol,
        hostname: hostnameOf(url),
        port: url.port,
        path: url.pathname + url.search,
        headers: value === undefined ? {} : { authorization: value },
        signal: AbortSignal.any([asked.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
        ...(lookup === undefined ? {} : { lookup }),
      },
      (response) => {
        response.destroy();
        resolve(response.headers.location);
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

function pinnedLookup(addresses: readonly string[] | undefined): LookupFunction | undefined {
  const first = addresses?.[0];
  if (addresses === undefined || first === undefined) return undefined;
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, options, callback) => {
    if (options.all === true) callback(null, all);
    else callback(null, first, isIP(first));
  };
}
