import { useCallback } from "react";
import { useReading } from "../documents/reading-context.ts";
import { referenceName } from "../../rendering/documents/document-titles.ts";
import { CourseMap } from "../map/CourseMap.tsx";
import { MapList } from "../map/MapDetails.tsx";
import { mapOf } from "../map/map-parts.ts";
import { mapWords } from "../map/map-words.ts";
import { MarkdownPage } from "../markdown/MarkdownPage.tsx";
import { OpeningContext } from "../markdown/opening-context.ts";
import { GlossaryProvider } from "../vocabulary/GlossaryProvider.tsx";
import { YamlDocument } from "../yaml/YamlDocument.tsx";
import type { MapEntries, RenderedDocument, RenderedText } from "../../rendering/rendered-document.ts";

/** The text of a document, with definitions and map, or the page of a reference. */
export function DocumentContent({ document: { slug, title, content } }: { document: RenderedDocument }) {
  return content.form === "reference" ? (
    <YamlDocument name={referenceName(slug)} title={title} page={content.page} />
  ) : (
    <TextContent {...content} />
  );
}

function TextContent({ nodes, definitions, map }: RenderedText) {
  const define = useCallback(
    (term: string) => {
      const definition = definitions[term];
      return definition && <MarkdownPage nodes={definition} />;
    },
    [definitions],
  );
  return (
    <GlossaryProvider define={define}>
      <OpeningContext value={map === null ? null : <OpeningMap {...map} />}>
        <div className="prose">
          <MarkdownPage nodes={nodes} />
        </div>
      </OpeningContext>
    </GlossaryProvider>
  );
}

/** The map of the parts, at the beginning of the first chapter. */
function OpeningMap(entries: MapEntries) {
  const { language, slugs } = useReading();
  const map = mapOf({ ...entries, slugs });
  if (map.parts.length === 0) return null;
  return (
    <div className="space-y-4">
      <CourseMap {...map} />
      <MapList {...map} words={mapWords(language)} />
    </div>
  );
}
