import { MoveRight } from "lucide-react";
import { useReading } from "../documents/reading-context.ts";
import { CitationButton } from "../references/CitationButton.tsx";
import { CourseMap } from "../map/CourseMap.tsx";
import { mapOf } from "../map/map-parts.ts";
import { frenchSpaces } from "@fondation/course/french";
import type {
  AbstractionEntry,
  OrderEntry,
  RelationshipEntry,
} from "../../rendering/references/yaml-entries.ts";

/** The summary, the map, then each relationship with the citations that prove it. */
export function RelationshipList({
  summary,
  relationships,
  abstractions,
  order,
}: {
  summary: string;
  relationships: readonly RelationshipEntry[];
  abstractions: readonly AbstractionEntry[];
  order: readonly OrderEntry[];
}) {
  const { language, slugs } = useReading();
  const french = language === "fr";
  const map = mapOf({ names: abstractions, order, relations: relationships, slugs });
  const nameOf = (id: number) =>
    abstractions.find((abstraction) => abstraction.id === id)?.name ?? frenchSpaces(`n° ${id}`);
  return (
    <>
      <p>{french ? frenchSpaces(summary) : summary}</p>
      {map.parts.length > 0 && <CourseMap {...map} />}
      <ul className="list-none space-y-4 p-0">
        {relationships.map(({ from, to, label, evidence }) => (
          <li key={`${from}-${to}-${label}`} className="border-t border-rule pt-3">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-sans [overflow-wrap:anywhere]">
              <strong>{nameOf(from)}</strong>
              <MoveRight role="img" aria-label={french ? "vers" : "to"} className="size-4 text-ink-soft" />
              <strong>{nameOf(to)}</strong>
            </p>
            <p>{french ? frenchSpaces(label) : label}</p>
            <p className="mt-1 flex flex-wrap gap-2 text-base">
              {evidence.map((citation) => (
                <CitationButton key={citation} citation={citation} />
              ))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
