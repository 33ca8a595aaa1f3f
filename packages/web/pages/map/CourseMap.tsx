/** The map of a course: its parts in the order of the chapters, and the arrows between them. */

import { useMemo, useState } from "react";
import { Link } from "react-router";
import { documentRoute } from "../../rendering/documents/course-address.ts";
import { useReading } from "../documents/reading-context.ts";
import { frenchSpaces } from "@fondation/course/french";
import { type Arc, arcsOf, REACH, ROW, type Side } from "./arcs.ts";
import { MapDetails, type Pointed } from "./MapDetails.tsx";
import { mapWords } from "./map-words.ts";
import type { MapPart, MapRelation } from "./map-parts.ts";

/**
 * `relations`: by the index of their parts. The arrows are only drawn: what they say is in the
 * details and in a list of the page.
 */
export function CourseMap({
  parts,
  relations,
}: {
  parts: readonly MapPart[];
  relations: readonly MapRelation[];
}) {
  const { edition, language, printed } = useReading();
  const [pointed, setPointed] = useState<Pointed>();
  const arcs = useMemo(() => arcsOf(relations, parts.length), [relations, parts.length]);
  const words = mapWords(language);
  const toneOf = (index: number) => toneIn(pointed, relations[index], index);
  const point = (relation: number) => setPointed({ relation });
  const side = (which: Side) => (
    <Arrows side={which} arcs={arcs} rows={parts.length} toneOf={toneOf} onPoint={point} />
  );
  return (
    <nav aria-label={words.title} data-map className="course-map">
      <div className="course-map-body" onPointerLeave={() => setPointed(undefined)}>
        <div className="course-map-drawing">
          {side("left")}
          <ol>
            {parts.map(({ name, position, slug }, part) => (
              <li key={position}>
                <span className="course-map-position">{position}</span>
                <PartName
                  name={language === "fr" ? frenchSpaces(name) : name}
                  to={slug === undefined || printed ? undefined : documentRoute(edition, slug)}
                  onPoint={() => setPointed({ part })}
                />
              </li>
            ))}
          </ol>
          {side("right")}
        </div>
        {!printed && <MapDetails parts={parts} relations={relations} pointed={pointed} words={words} />}
      </div>
    </nav>
  );
}

function PartName({ name, to, onPoint }: { name: string; to: string | undefined; onPoint: () => void }) {
  if (to === undefined) return <span className="course-map-part">{name}</span>;
  return (
    <Link to={to} className="course-map-part" onPointerEnter={onPoint} onFocus={onPoint}>
      {name}
    </Link>
  );
}

/** How an arrow looks while something is pointed at: leaving it, reaching it, or neither. */
type Tone = "plain" | "out" | "in" | "faint";

function toneIn(pointed: Pointed | undefined, relation: MapRelation | undefined, index: number): Tone {
  if (pointed === undefined) return "plain";
  if (pointed.relation === index || (pointed.part !== undefined && pointed.part === relation?.from))
    return "out";
  return pointed.part !== undefined && pointed.part === relation?.to ? "in" : "faint";
}

function Arrows({
  side,
  arcs,
  rows,
  toneOf,
  onPoint,
}: {
  side: Side;
  arcs: readonly Arc[];
  rows: number;
  toneOf: (index: number) => Tone;
  onPoint: (index: number) => void;
}) {
  const [width, height] = [REACH[side], rows * ROW];
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width / 16}rem`, height: `${height / 16}rem` }}
      className={side === "left" ? "-scale-x-100" : undefined}
    >
      {arcs.map(({ side: at, path, head }, index) =>
        at === side ? (
          <g key={path} data-tone={toneOf(index)} onPointerEnter={() => onPoint(index)}>
            <path d={path} className="course-map-target" />
            <path d={path} className="course-map-line" />
            <path d={head} className="course-map-head" />
          </g>
        ) : null,
      )}
    </svg>
  );
}
