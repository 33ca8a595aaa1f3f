import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { textBytes, textSha256 } from "./hash.ts";

it("agrees with Node's SHA-256 and length of the UTF-8 bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (content) => {
      expect(textSha256(content)).toBe(createHash("sha256").update(content, "utf8").digest("hex"));
      expect(textBytes(content)).toBe(Buffer.byteLength(content, "utf8"));
    }),
  );
});
