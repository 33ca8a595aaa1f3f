import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { expect, test } from "vitest";
import { ADMIN_KEY, action, httpClient, query, reactiveClient, startBoard, watch } from "../testing/board.ts";
import { RawSession } from "../testing/raw-session.ts";

type Algorithm = "ES256" | "RS256";

interface TokenOptions {
  expires?: string | number;
  issued?: string | number;
  audience?: string;
  issuer?: string;
  claims?: JWTPayload;
  /** "none": the token has no `kid`. */
  kid?: string;
}

async function createIssuer(algorithm: Algorithm = "ES256") {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: algorithm, use: "sig" };
  const encoded = Buffer.from(JSON.stringify({ keys: [jwk] })).toString("base64");
  const environment = {
    BOARD_JWKS: `data:text/plain;charset=utf-8;base64,${encoded}`,
    BOARD_ALGORITHM: algorithm,
  };
  const sign = ({ kid = "k1", ...options }: TokenOptions = {}) =>
    new SignJWT({ role: "viewer", name: "Ada", ...options.claims })
      .setProtectedHeader({ alg: algorithm, typ: "JWT", ...(kid === "none" ? {} : { kid }) })
      .setSubject("ada")
      .setIssuer(options.issuer ?? "https://board.invalid")
      .setAudience(options.audience ?? "board")
      .setIssuedAt(options.issued)
      .setExpirationTime(options.expires ?? "1h")
      .sign(privateKey);
  return { environment, sign };
}

test.each<Algorithm>(["ES256", "RS256"])(
  "an %s token makes an identity with its custom claims",
  async (algorithm) => {
    const { environment, sign } = await createIssuer(algorithm);
    const client = httpClient(await startBoard({ environment }));
    expect(await client.query(query("tasks:whoAmI"), {})).toBeNull();
    client.setAuth(await sign());
    const identity = {
      tokenIdentifier: "https://board.invalid|ada",
      issuer: "https://board.invalid",
      subject: "ada",
      name: "Ada",
      role: "viewer",
    };
    expect(await client.query(query("tasks:whoAmI"), {})).toEqual(identity);
    expect(await client.action(action("runtime:identityInAction"), {})).toEqual(identity);
  },
);

test.each([
  ["of another issuer", { issuer: "https://other.invalid" }],
  ["for another application", { audience: "other" }],
  ["that has expired", { expires: 1_600_000_000 }],
  ["that was issued in the future", { issued: "1m" }],
  ["that names no key", { kid: "none" }],
  ["that names another key", { kid: "k2" }],
])("a token %s is refused", async (_what, options) => {
  const { environment, sign } = await createIssuer();
  const client = httpClient(await startBoard({ environment }));
  client.setAuth(await sign(options));
  await expect(client.query(query("tasks:whoAmI"), {})).rejects.toThrow("Unauthenticated");
});

test("claims keep their names, nested ones their path; none replaces a verified one", async () => {
  const { environment, sign } = await createIssuer();
  const client = httpClient(await startBoard({ environment }));
  const forged = { subject: "eve", issuer: "https://evil.invalid", tokenIdentifier: "evil|eve" };
  const claims = {
    ...forged,
    given_name: "Augusta",
    email_verified: true,
    teams: ["a", { b: 1 }],
    properties: { id: "123", colour: { favourite: "red" }, none: {} },
    "address.city": "London",
  };
  client.setAuth(await sign({ claims, issued: "2s" }));
  expect(await client.query(query("tasks:whoAmI"), {})).toEqual({
    tokenIdentifier: "https://board.invalid|ada",
    issuer: "https://board.invalid",
    subject: "ada",
    name: "Ada",
    role: "viewer",
    given_name: "Augusta",
    email_verified: true,
    teams: ["a", { b: 1 }],
    "properties.id": "123",
    "properties.colour.favourite": "red",
    "address.city": "London",
  });
});

test("a token signed with another key is refused", async () => {
  const { environment } = await createIssuer();
  const { sign } = await createIssuer();
  const client = httpClient(await startBoard({ environment }));
  client.setAuth(await sign());
  await expect(client.query(query("tasks:whoAmI"), {})).rejects.toThrow("Could not verify the token");
});

test("a subscription is answered again when its client's identity changes", async () => {
  const { environment, sign } = await createIssuer();
  const client = reactiveClient(await startBoard({ environment }));
  const identity = watch<{ role: string } | null>(client, "tasks:whoAmI", {});
  await identity.until((who) => who === null);
  client.setAuth(() => sign());
  expect((await identity.until((who) => who !== null))?.role).toBe("viewer");
});

test("a client whose token is refused fetches a new one and continues", async () => {
  const { environment, sign } = await createIssuer();
  const client = reactiveClient(await startBoard({ environment }));
  const asked: boolean[] = [];
  client.setAuth(async ({ forceRefreshToken }) => {
    asked.push(forceRefreshToken);
    return await sign(forceRefreshToken ? {} : { expires: 1_600_000_000 });
  });
  const identity = watch<{ role: string } | null>(client, "tasks:whoAmI", {});
  expect((await identity.until((who) => who !== null))?.role).toBe("viewer");
  expect(asked.slice(0, 2)).toEqual([false, true]);
});

test("a session whose token expires gets an error and is closed", async () => {
  const { environment, sign } = await createIssuer();
  const session = await RawSession.open(await startBoard({ environment }));
  // Expires later: the token must still be valid when it arrives.
  const value = await sign({ expires: Math.floor(Date.now() / 1000) + 3 });
  session.send({ type: "Authenticate", tokenType: "User", value, baseVersion: 0 });
  await session.next("Transition");
  expect(await session.next("AuthError")).toMatchObject({ authUpdateAttempted: false, baseVersion: 0 });
  await session.closed();
});

test("nothing runs on a session after its token was refused", async () => {
  const { environment, sign } = await createIssuer();
  const backend = await startBoard({ environment });
  const session = await RawSession.open(backend);
  const value = await sign({ audience: "other" });
  session.send({ type: "Authenticate", tokenType: "User", value, baseVersion: 0 });
  session.send({
    type: "Mutation",
    requestId: 0,
    udfPath: "tasks:add",
    args: [{ list: "home", title: "x" }],
  });
  expect(await session.next("AuthError")).toMatchObject({ authUpdateAttempted: true, baseVersion: 0 });
  await session.closed();
  expect(await httpClient(backend).query(query("tasks:list"), { list: "home" })).toEqual([]);
});

test("the admin key may act as any identity", async () => {
  const client = httpClient(await startBoard());
  const identity = { subject: "grace", issuer: "https://board.invalid", role: "worker" };
  (client as unknown as { setAdminAuth(key: string, as: object): void }).setAdminAuth(ADMIN_KEY, identity);
  expect(await client.query(query("tasks:whoAmI"), {})).toEqual({
    ...identity,
    tokenIdentifier: "https://board.invalid|grace",
  });
});

test("a provider without a key set makes the start fail and is named", async () => {
  await expect(startBoard({ environment: { BOARD_JWKS: "data:text/plain,{}" } })).rejects.toMatchObject({
    code: "AUTH_CONFIG_INVALID",
  });
});
