import { createLocalJWKSet, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { createSigningKey, publicJwks, signToken } from "./identity.ts";

const request = { role: "worker", subject: "host-1", expiresInSeconds: 60 } as const;

function keysOf(uri: string) {
  const [head, data = ""] = uri.split(",");
  expect(head).toBe("data:text/plain;charset=utf-8;base64");
  return JSON.parse(Buffer.from(data, "base64").toString());
}

describe("an identity", () => {
  it("is verified by the public key set, with the claims that Convex requires", async () => {
    const key = await createSigningKey();
    const keys = createLocalJWKSet(keysOf(publicJwks(key)));
    const { payload, protectedHeader } = await jwtVerify(await signToken(key, request), keys, {
      issuer: "https://fondation.invalid",
      audience: "fondation",
    });
    expect(protectedHeader).toEqual({ alg: "ES256", typ: "JWT", kid: JSON.parse(key).kid });
    expect(payload).toMatchObject({ sub: "host-1", role: "worker" });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
  });

  it("is not verified by another key's set", async () => {
    const keys = createLocalJWKSet(keysOf(publicJwks(await createSigningKey())));
    const token = await signToken(await createSigningKey(), request);
    await expect(jwtVerify(token, keys)).rejects.toThrow();
  });

  it("has a public key set without private parts", async () => {
    const key = await createSigningKey();
    expect(Object.keys(keysOf(publicJwks(key)).keys[0]).sort()).toEqual([
      "alg",
      "crv",
      "kid",
      "kty",
      "use",
      "x",
      "y",
    ]);
  });

  it.each(["", "s3cret", "{}", '{"kty":"EC","crv":"P-256","x":"s3cret","y":"a","kid":"k"}'])(
    "cannot be made with %j, which no message repeats",
    (key) => {
      expect(() => publicJwks(key)).toThrow(/^The signing key is not a private ES256 JWK/);
      expect(() => publicJwks(key)).not.toThrow(/s3cret/);
    },
  );
});
