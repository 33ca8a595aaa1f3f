import { describe, expect, it } from "vitest";
import { sampleDocuments, sampleManifest } from "../tests/sample-course.ts";
import { readManifest } from "./manifest.ts";

const sample = () => sampleManifest(sampleDocuments());

describe("a manifest", () => {
  it("is read from its JSON text", () => {
    expect(readManifest(JSON.stringify(sample(), null, 2))).toEqual(sample());
  });

  it.each([
    ["no JSON", "{", "the manifest is not JSON"],
    ["null", "null", "the manifest is no object"],
    ["a list", "[]", "the manifest.commit is no string"],
    ["no documents", JSON.stringify({ ...sample(), documents: {} }), "the manifest.documents is no list"],
    [
      "a document without bytes",
      JSON.stringify({ ...sample(), documents: [{ ...sample().documents[0], bytes: "1" }] }),
      "the manifest.documents[0].bytes is no number",
    ],
    [
      "no verdict",
      JSON.stringify({ ...sample(), verification: { checks: [] } }),
      "the manifest.verification.passed is no boolean",
    ],
  ])("with %s is described as what is wrong with it", (_, text, fault) => {
    expect(readManifest(text)).toBe(fault);
  });
});
