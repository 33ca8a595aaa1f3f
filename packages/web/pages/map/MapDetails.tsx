import { MoveRight } from "lucide-react";
import { useReading } from "../documents/reading-context.ts";
import { ScrollArea } from "../layout/ScrollArea.tsx";
import { frenchSpaces } from "@fondation/course/french";
import type { MapWords } from "./map-words.ts";
import type { MapPart, MapRelation } from "./map-parts.ts";

/** What the reader points at: a part, or a relation, by index. */
export interface Pointed {
  readonly part?: number;
  readonly relation?: number;
}

interface Shown {
  readonly parts: readonly MapPart[];
  readonly relations: readonly MapRelation[];
  readonly words: MapWords;
}

/** The relations of what the reader points at, otherwise how to read the map. */
export function MapDetails({ pointed, ...shown }: Shown & { pointed: Pointed | undefined }) {
  const { parts, relations, words } = shown;
  const part = pointed?.part === undefined ? undefined : parts[pointed.part];
  const relation = pointed?.relation === undefined ? undefined : relations[pointed.relation];
  return (
    <ScrollArea className="course-map-details">
      {relation !== undefined && <RelationLine relation={relation} {...shown} />}
      {part !== undefined && (
        <>
          <p className="font-semibold">{part.name}</p>
          <Group
            label={words.uses}
            found={relations.filter(({ from }) => from === pointed?.part)}
            end="to"
            {...shown}
          />
          <Group
            label={words.usedBy}
            found={relations.filter(({ to }) => to === pointed?.part)}
            end="from"
            {...shown}
          />
          {relations.every(({ from, to }) => from !== pointed?.part && to !== pointed?.part) && (
            <p>{words.nothing}</p>
          )}
        </>
      )}
      {relation === undefined && part === undefined && <p className="text-ink-soft">{words.hint}</p>}
    </ScrollArea>
  );
}

function Group({
  label,
  found,
  end,
  parts,
}: Shown & { label: string; found: readonly MapRelation[]; end: "from" | "to" }) {
  const french = useReading().language === "fr";
  if (found.length === 0) return null;
  return (
    <>
      <p className="mt-2 text-ink-soft">{label}</p>
      <ul data-end={end}>
        {found.map((relation) => (
          <li key={`${relation.from}-${relation.to}-${relation.label}`}>
            <strong>{parts[relation[end]]?.name}</strong>{" "}
            <span className="text-ink-soft">{french ? frenchSpaces(relation.label) : relation.label}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function RelationLine({ relation: { from, to, label }, parts, words }: Shown & { relation: MapRelation }) {
  const french = useReading().language === "fr";
  return (
    <p>
      <strong>{parts[from]?.name}</strong>{" "}
      <MoveRight role="img" aria-label={words.to} className="inline size-4 text-ink-soft" />{" "}
      <strong>{parts[to]?.name}</strong>
      {words.separator}
      {french ? frenchSpaces(label) : label}
    </p>
  );
}

/** All relations, folded: for readers who do not see the arrows, and for a phone. */
export function MapList({ relations, ...shown }: Shown) {
  return (
    <details className="font-sans text-base">
      <summary className="text-accent">{shown.words.list(relations.length)}</summary>
      <ul className="mt-2">
        {relations.map((relation) => (
          <li key={`${relation.from}-${relation.to}-${relation.label}`}>
            <RelationLine relation={relation} relations={relations} {...shown} />
          </li>
        ))}
      </ul>
    </details>
  );
}
