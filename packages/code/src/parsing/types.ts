/** Gives fields and supertypes their owners, comments and defaults. */

import { compareBy } from "../compare.ts";
import type { Field, KeyRead, Supertype } from "../syntax/field.ts";
import type { Declaration } from "./declarations.ts";
import { createFieldComments, type FieldComments } from "./field-comments.ts";
import { type Around, createAround, functionAt, isInConstructor, ownerAt } from "./owners.ts";
import type { FieldDraft, ParameterDraft, TypeDrafts } from "./type-drafts.ts";

export interface ParsedTypes {
  readonly fields: readonly Field[];
  readonly supertypes: readonly Supertype[];
  readonly keyReads: readonly KeyRead[];
}

export function finishTypes(
  drafts: TypeDrafts,
  declarations: readonly Declaration[],
  comments: FieldComments,
): ParsedTypes {
  const around = createAround(declarations);
  const commentOf = createFieldComments(comments);
  const parameterOf = findParameters(drafts, around);
  const fields = withOwners(drafts, around).map(({ owner, draft }): Field => {
    const parameter = draft.isAssigned ? parameterOf(draft) : undefined;
    const type = draft.type ?? parameter?.type;
    const value = parameter === undefined ? draft.default : parameter.default;
    const doc = commentOf(draft);
    return {
      owner,
      name: draft.name,
      startLine: draft.startLine,
      endLine: draft.endLine,
      ...(type === undefined ? {} : { type }),
      ...(value === undefined ? {} : { default: value }),
      ...(doc === undefined ? {} : { doc }),
    };
  });
  return { fields, supertypes: supertypes(drafts, around), keyReads: sorted(drafts.reads) };
}

/** Each field of a type once: where it is declared, else where a constructor assigns it first. */
function withOwners(drafts: TypeDrafts, around: Around): { owner: string; draft: FieldDraft }[] {
  const groups = new Map<number, string>();
  const all = sorted(drafts.fields).flatMap((draft) => {
    const owner =
      draft.group === undefined ? (draft.owner ?? ownerAt(draft.start, around)) : inGroup(draft, groups);
    const isLate = draft.isAssigned && !isInConstructor(draft.start, around);
    return owner === undefined || isLate ? [] : [{ owner, draft }];
  });
  const kept = new Map<string, { owner: string; draft: FieldDraft }>();
  for (const isAssigned of [false, true]) {
    for (const item of all) {
      const key = `${item.owner}\n${item.draft.name}`;
      if (item.draft.isAssigned === isAssigned && !kept.has(key)) kept.set(key, item);
    }
  }
  return [...kept.values()].sort(compareBy(({ draft }) => -draft.start));
}

/** A constant without a type or a value repeats those of the one before it in its group. */
function inGroup({ group = 0, owner, default: value }: FieldDraft, groups: Map<number, string>): string {
  const inherited = value === undefined ? groups.get(group) : undefined;
  const own = owner ?? inherited ?? "";
  groups.set(group, own);
  return own;
}

/** The parameter of the same function that an assignment stores. */
function findParameters(
  { parameters }: TypeDrafts,
  around: Around,
): (field: FieldDraft) => ParameterDraft | undefined {
  const keyOf = (start: number, name: string): string => `${functionAt(start, around) ?? ""}\n${name}`;
  const known = new Map([...parameters.values()].map((item) => [keyOf(item.start, item.name), item]));
  return ({ start, default: value }) => (value === undefined ? undefined : known.get(keyOf(start, value)));
}

function supertypes(drafts: TypeDrafts, around: Around): Supertype[] {
  return sorted(drafts.supertypes).flatMap(
    ({ start, owner = ownerAt(start, around), name, relation, line }) =>
      owner === undefined || owner === name ? [] : [{ owner, name, relation, line }],
  );
}

function sorted<Draft>(drafts: ReadonlyMap<number, Draft>): Draft[] {
  return [...drafts].sort(compareBy(([offset]) => -offset)).map(([, draft]) => draft);
}
