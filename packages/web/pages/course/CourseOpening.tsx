import type { CourseView } from "@fondation/backend";
import { firstDocument } from "../documents/document-groups.ts";
import { useReading } from "../documents/reading-context.ts";
import { CourseMap } from "../map/CourseMap.tsx";
import { MapList } from "../map/MapDetails.tsx";
import { mapOf } from "../map/map-parts.ts";
import { mapWords } from "../map/map-words.ts";
import { readAbstractions, readOrder, readRelationships } from "../yaml/yaml-entries.ts";
import { useReferenceDocument } from "./document-cache.ts";

/** The map of the parts, at the beginning of the first chapter. Nothing in other documents. */
export function CourseOpening({ course, slug }: { course: CourseView; slug: string }) {
  return slug === firstDocument(course.documents)?.slug ? <OpeningMap course={course} /> : null;
}

function OpeningMap({ course }: { course: CourseView }) {
  const { language, slugs } = useReading();
  const names = readAbstractions(useReferenceDocument(course, "abstractions")) ?? [];
  const order = readOrder(useReferenceDocument(course, "order")) ?? [];
  const relations = readRelationships(useReferenceDocument(course, "relationships"))?.relationships ?? [];
  const map = mapOf({ names, order, relations, slugs });
  if (map.parts.length === 0) return null;
  return (
    <div className="space-y-4">
      <CourseMap {...map} />
      <MapList {...map} words={mapWords(language)} />
    </div>
  );
}
