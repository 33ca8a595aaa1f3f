/** Reads a manifest from JSON and checks its shape. */

import {
  DOCUMENT_KINDS,
  ENGINE_NAMES,
  type EngineStamp,
  FULL_COMMIT,
  LANGUAGES,
  MAX_CHAPTERS,
  MIN_CHAPTERS,
} from "../contract/index.ts";
import { CourseFormatError } from "../course-format-error.ts";
import { count, filled, integer, list, matching, object, oneOf, optional } from "../shape.ts";
import { stepUsageShape, usageShape } from "../usage.ts";
import {
  type CitedSpan,
  MANIFEST_FILE,
  type Manifest,
  type ManifestDocument,
  type ManifestUsage,
} from "./manifest.ts";
import { verificationShape } from "./verification.ts";

const sha256 = matching("a SHA-256", /^[0-9a-f]{64}$/u);

/** It is printed within lines that people trust. */
const oneLine = matching("a text of one line", /^[^\p{Cc}\u2028\u2029]+$/u);

const manifestShape = object<Manifest>({
  formatVersion: oneOf([1]),
  repository: oneLine,
  commit: matching("a full commit SHA", FULL_COMMIT),
  engine: object<EngineStamp>({ name: oneOf(ENGINE_NAMES), version: filled }),
  language: oneOf(LANGUAGES),
  chapters: integer(MIN_CHAPTERS, MAX_CHAPTERS),
  shortfall: optional(filled),
  documents: list(
    object<ManifestDocument>({
      slug: filled,
      kind: oneOf(DOCUMENT_KINDS),
      position: count,
      title: filled,
      sha256,
      bytes: integer(1),
    }),
  ),
  citations: list(object<CitedSpan>({ citation: filled, sha256 })),
  verification: verificationShape,
  usage: optional(object<ManifestUsage>({ steps: list(stepUsageShape), total: usageShape })),
});

/** A manifest, or all faults of the text. */
type ManifestReading =
  | { readonly manifest: Manifest; readonly faults?: never }
  | { readonly manifest?: never; readonly faults: readonly string[] };

/**
 * `unknownFields`: the backend ignores fields that a newer worker may add; a reader of files
 * refuses them.
 */
export function parseManifest(text: string, unknownFields: "ignored" | "refused"): ManifestReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return { faults: [`the manifest is not JSON: ${String(cause)}`] };
  }
  const faults = manifestShape(value, "the manifest", unknownFields === "refused");
  return faults.length === 0 ? { manifest: value as Manifest } : { faults };
}

/** @throws CourseFormatError when the text is not a manifest of this format. */
export function readManifest(text: string): Manifest {
  const { manifest, faults } = parseManifest(text, "refused");
  if (manifest !== undefined) return manifest;
  throw new CourseFormatError(
    `${MANIFEST_FILE} cannot be read: ${faults.join("; ")}.`,
    "Generate the course again with this version of Fondation.",
  );
}
