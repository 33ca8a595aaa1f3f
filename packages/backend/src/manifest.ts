/**
 * The manifest as the backend reads it: the fields that can be compared with what is stored. The whole format belongs to
 * `@fondation/course`; its schema is not used here because every function's start would pay for it.
 */

import type { StepUsage } from "@fondation/course";

/** The part of a course's manifest that the backend compares or keeps. */
export interface PublishedManifest {
  readonly commit: string;
  readonly engine: { readonly name: string; readonly version: string };
  readonly language: string;
  readonly chapters: number;
  readonly documents: readonly {
    readonly slug: string;
    readonly kind: string;
    readonly position: number;
    readonly title: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
  readonly citations: readonly { readonly citation: string; readonly sha256: string }[];
  readonly verification: {
    readonly passed: boolean;
    readonly checks: readonly {
      readonly id: string;
      readonly title: string;
      readonly checked: number;
      readonly failed: number;
    }[];
  };
  /** Absent where no model was asked. */
  readonly usage?: { readonly steps: readonly StepUsage[] };
}

type Shape = "string" | "number" | "boolean" | readonly [Shape] | { readonly [field: string]: Shape };

const SHAPE: Shape = {
  commit: "string",
  engine: { name: "string", version: "string" },
  language: "string",
  chapters: "number",
  documents: [
    {
      slug: "string",
      kind: "string",
      position: "number",
      title: "string",
      sha256: "string",
      bytes: "number",
    },
  ],
  citations: [{ citation: "string", sha256: "string" }],
  verification: {
    passed: "boolean",
    checks: [{ id: "string", title: "string", checked: "number", failed: "number" }],
  },
};

const USAGE: Shape = {
  steps: [
    {
      step: "number",
      requests: "number",
      inputTokens: "number",
      outputTokens: "number",
      cacheReadTokens: "number",
      cacheWriteTokens: "number",
      costUsd: "number",
    },
  ],
};

/** Reads a manifest's JSON text; what is wrong with it instead, in one sentence, when it is none. */
export function readManifest(text: string): PublishedManifest | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "the manifest is not JSON";
  }
  const fault = faultOf(value, SHAPE, "the manifest") ?? faultOfUsage(value as { usage?: unknown });
  return fault ?? (value as PublishedManifest);
}

function faultOfUsage({ usage }: { usage?: unknown }): string | undefined {
  return usage === undefined ? undefined : faultOf(usage, USAGE, "the manifest.usage");
}

/** The first place where a value is not of a shape, or undefined. Fields that the shape does not name are ignored. */
function faultOf(value: unknown, shape: Shape, place: string): string | undefined {
  if (typeof shape === "string") {
    return typeof value === shape ? undefined : `${place} is no ${shape}`;
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) return `${place} is no list`;
    return first(value, (item, index) => faultOf(item, shape[0], `${place}[${index}]`));
  }
  if (typeof value !== "object" || value === null) return `${place} is no object`;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return first(Object.entries(shape), ([name, inner]) => faultOf(fields[name], inner, `${place}.${name}`));
}

function isList(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function first<Item>(
  items: readonly Item[],
  find: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
