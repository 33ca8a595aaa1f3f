/**
 * G2: the three YAML documents are well formed and agree with each other, and the course has the
 * documents that follow from them.
 */

import {
  type Abstraction,
  type CheckOutcome,
  type Course,
  MAX_CHAPTERS,
  MIN_CHAPTERS,
  type OrderEntry,
  type Relationships,
  yamlSlug,
} from "@fondation/course";
import type { Descriptions } from "../reading/descriptions.ts";
import { countDocumentSet } from "./document-set.ts";
import { type Fault, Tally } from "../outcome/tally.ts";

export const PLAN = { id: "G2", title: { fr: "Plan du cours cohérent", en: "Course plan consistent" } };

/** Checks the YAML documents, then the set of documents. */
export function checkPlanAndDocuments(course: Course, descriptions: Descriptions): CheckOutcome {
  const tally = new Tally(PLAN);
  countPlan(tally, course, descriptions);
  countDocumentSet(tally, course, teachingNames(descriptions.abstractions.value, descriptions.order.value));
  return tally.outcome(course.language);
}

/** The part of G2 about the YAML documents alone: each abstraction, relationship and position. */
export function checkPlan(course: Course, descriptions: Descriptions): CheckOutcome {
  const tally = new Tally(PLAN);
  countPlan(tally, course, descriptions);
  return tally.outcome(course.language);
}

function countPlan(tally: Tally, course: Course, descriptions: Descriptions): void {
  const { abstractions, relationships, order } = descriptions;
  for (const kind of ["abstractions", "relationships", "order"] as const) {
    const read = descriptions[kind];
    tally.count(yamlSlug(kind), "fault" in read ? [{ message: read.fault }] : []);
  }
  if (abstractions.value !== undefined) countAbstractions(tally, course, abstractions.value);
  if (abstractions.value !== undefined && relationships.value !== undefined) {
    countRelationships(tally, abstractions.value, relationships.value);
  }
  if (abstractions.value !== undefined && order.value !== undefined) {
    countOrder(tally, abstractions.value, order.value);
  }
}

function countAbstractions(tally: Tally, { chapters }: Course, abstractions: readonly Abstraction[]): void {
  const slug = yamlSlug("abstractions");
  const size: Fault[] = [];
  if (abstractions.length !== chapters) {
    size.push({ message: `There are ${abstractions.length} abstractions for ${chapters} chapters.` });
  }
  if (chapters < MIN_CHAPTERS || chapters > MAX_CHAPTERS) {
    size.push({ message: `A course has ${MIN_CHAPTERS} to ${MAX_CHAPTERS} chapters, not ${chapters}.` });
  }
  tally.count(slug, size);
  abstractions.forEach(({ id, name }, index) => {
    const earlier = abstractions.slice(0, index);
    const faults: Fault[] = [];
    if (id > abstractions.length)
      faults.push({ message: `Id ${id} is not between 1 and ${abstractions.length}.` });
    if (earlier.some((other) => other.id === id)) faults.push({ message: `Id ${id} is given twice.` });
    if (earlier.some((other) => other.name === name))
      faults.push({ message: `The name "${name}" is given twice.` });
    tally.count(slug, faults);
  });
}

function countRelationships(
  tally: Tally,
  abstractions: readonly Abstraction[],
  { relationships }: Relationships,
): void {
  const slug = yamlSlug("relationships");
  const ids = new Set(abstractions.map(({ id }) => id));
  for (const { from, to, label } of relationships) {
    const unknown = [from, to].filter((id) => !ids.has(id));
    const faults = unknown.map((id) => ({
      message: `The relationship "${label}" names ${id}, which is not an abstraction.`,
    }));
    if (from === to) faults.push({ message: `The relationship "${label}" relates ${from} to itself.` });
    tally.count(slug, faults);
  }
  for (const { id, name } of abstractions) {
    const isRelated = relationships.some(({ from, to }) => from === id || to === id);
    tally.count(slug, isRelated ? [] : [{ message: `Abstraction ${id}, "${name}", is in no relationship.` }]);
  }
}

function countOrder(tally: Tally, abstractions: readonly Abstraction[], order: readonly OrderEntry[]): void {
  const slug = yamlSlug("order");
  const ids = new Set(abstractions.map(({ id }) => id));
  order.forEach(({ position, id }, index) => {
    const faults: Fault[] = [];
    if (position !== index + 1)
      faults.push({ message: `Place ${index + 1} of the list says position ${position}.` });
    if (!ids.has(id))
      faults.push({ message: `Position ${position} teaches ${id}, which is not an abstraction.` });
    if (order.slice(0, index).some((other) => other.id === id)) {
      faults.push({ message: `Abstraction ${id} is taught twice.` });
    }
    tally.count(slug, faults);
  });
  for (const { id, name } of abstractions) {
    const isTaught = order.some((entry) => entry.id === id);
    tally.count(slug, isTaught ? [] : [{ message: `Abstraction ${id}, "${name}", is never taught.` }]);
  }
}

/** The names in teaching order; undefined unless the order is a permutation of the abstractions. */
function teachingNames(
  abstractions: readonly Abstraction[] | undefined,
  order: readonly OrderEntry[] | undefined,
): string[] | undefined {
  if (abstractions === undefined || order === undefined || order.length !== abstractions.length)
    return undefined;
  const names = new Map(abstractions.map(({ id, name }) => [id, name]));
  const taught = new Set(order.map(({ id }) => id));
  if (taught.size !== names.size || names.size !== abstractions.length) return undefined;
  const inOrder = order.map(({ id }) => names.get(id));
  return inOrder.every((name) => name !== undefined) ? inOrder : undefined;
}
