/**
 * The environment of Git in a checkout. It is built from scratch, so that no configuration, helper,
 * hook or filter of the machine applies. It also contains the token, which is therefore in no
 * argument, URL or file.
 */
import { Secret } from "@fondation/environment";
import { GIT_CONFIGURATION, GIT_DEFAULTS } from "@fondation/repository";
import type { Remote } from "./remote.ts";

/**
 * The worker's variables that Git needs: program paths, the proxy, and trusted TLS certificates.
 */
const PASSED_ON = [
  "PATH",
  "TMPDIR",
  "http_proxy",
  "https_proxy",
  "HTTPS_PROXY",
  "all_proxy",
  "ALL_PROXY",
  "no_proxy",
  "NO_PROXY",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "GIT_SSL_CAINFO",
] as const;

/** Git's configuration for every command of a checkout. */
const CONFIGURATION: readonly (readonly [key: string, value: string])[] = [
  ...GIT_CONFIGURATION,
  ["submodule.recurse", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["core.symlinks", "false"],
  ["core.protectHFS", "true"],
  ["core.protectNTFS", "true"],
  // redirect.ts checks a redirect before it is followed.
  ["http.followRedirects", "false"],
  ["http.lowSpeedLimit", "100"],
  ["http.lowSpeedTime", "60"],
  ["transfer.bundleURI", "false"],
  // A small pack stays a pack, whose size is watched, instead of becoming single objects.
  ["fetch.unpackLimit", "1"],
];

/**
 * The complete environment of a Git process that connects to `remote`. `header`: see {@link
 * authorization}.
 */
export function checkoutEnvironment(remote: Remote, header: string | undefined): Record<string, string> {
  const configuration = [...CONFIGURATION];
  const pin = pinOf(remote);
  if (pin !== undefined) configuration.push(["http.curloptResolve", pin]);
  if (header !== undefined) configuration.push([`http.${remote.origin}/.extraHeader`, header]);

  const environment: Record<string, string> = {
    ...GIT_DEFAULTS,
    GIT_ALLOW_PROTOCOL: remote.protocol,
    GIT_LFS_SKIP_SMUDGE: "1",
    GIT_CONFIG_COUNT: String(configuration.length),
  };
  for (const name of PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  for (const [index, [key, value]] of configuration.entries()) {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return environment;
}

/**
 * `Authorization: Basic …` as documented by GitHub for HTTPS: any user name, with the token as the
 * password. Undefined without a token, and for every server except `githubServerUrl`.
 */
export function authorization(
  remote: Remote,
  { token, githubServerUrl }: { readonly token?: Secret; readonly githubServerUrl: string },
): string | undefined {
  if (token === undefined || remote.origin !== new URL(githubServerUrl).origin) return undefined;
  // A Secret, so that this form of the token is redacted too.
  const pair = new Secret(Buffer.from(`x-access-token:${token.reveal()}`).toString("base64"), token.name);
  return `Authorization: Basic ${pair.reveal()}`;
}

/** `http.curloptResolve` (Git 2.37): `host:port:address,address`. */
function pinOf({ url, addresses }: Remote): string | undefined {
  if (addresses === undefined || addresses.length === 0) return undefined;
  const { protocol, port, hostname } = new URL(url);
  const list = addresses.map((address) => (address.includes(":") ? `[${address}]` : address));
  return `${hostname}:${port || (protocol === "https:" ? "443" : "80")}:${list.join(",")}`;
}
