/** The whole course, rendered with the components that show it on screen. */

import type { Booklet, CourseDocument, DocumentKind } from "@fondation/course/contract";
import { createContext, useContext, useMemo } from "react";
import { MemoryRouter } from "react-router";
import { groupDocuments, isReference } from "../../rendering/documents/document-groups.ts";
import { type Reading, ReadingProvider } from "../documents/reading-context.ts";
import { referenceName } from "../../rendering/documents/document-titles.ts";
import { type StoredPictures, StoredPicturesContext } from "../diagrams/stored-pictures.ts";
import { markdownNodes } from "../../rendering/markdown/markdown-nodes.ts";
import { MarkdownPage } from "../markdown/MarkdownPage.tsx";
import { referencePage } from "../../rendering/references/reference-page.ts";
import { YamlDocument } from "../yaml/YamlDocument.tsx";
import type { Vocabulary } from "../../rendering/terms/vocabulary.ts";
import { Contents, printedTitle } from "./Contents.tsx";
import { Cover } from "./Cover.tsx";
import { pagesOfPart } from "./running-head.ts";
import { labelsFor } from "./booklet-labels.ts";

/** A printed course has only one version, and the addresses of its documents start at the root. */
const EDITION = { route: "", generation: "current" } as const;

/**
 * The characters of a course up to which its code is highlighted. Each colored word is an element
 * of the tagged PDF: the colors of 1.1 MB of documents make its printing 2.6 times as long and the
 * PDF 1.5 times as large, which is more than the backend stores.
 */
export const COLORED_CHARACTERS = 600_000;

/** Nothing can be pointed at in print. */
const NO_TERMS: Vocabulary = new Map();

const PicturesContext = createContext<ReadonlyMap<string, StoredPictures>>(new Map());

function usePrintedDiagram(source: string): StoredPictures | null {
  return useContext(PicturesContext).get(source) ?? null;
}

export function BookletPages({ booklet }: { booklet: Booklet }) {
  const { documents, diagrams, language } = booklet;
  const groups = groupDocuments(documents);
  const length = documents.reduce((sum, { content }) => sum + content.length, 0);
  const colors = length <= COLORED_CHARACTERS;
  const bySlug = new Map(documents.map((document) => [document.slug, document]));
  const pictures = useMemo(
    () => new Map(diagrams.map(({ source, svg }) => [source, { light: svg, dark: svg }])),
    [diagrams],
  );
  return (
    <MemoryRouter>
      <PicturesContext value={pictures}>
        <StoredPicturesContext value={usePrintedDiagram}>
          <Cover booklet={booklet} />
          <Contents groups={groups} language={language} />
          {groups.map(({ label, documents: entries }, index) => (
            <section key={label} className="part" style={{ page: pagesOfPart(index) }}>
              <h1 className="part-title">{labelsFor(language).groups[label]}</h1>
              {entries.map((entry) => {
                const document = bySlug.get(entry.slug);
                return document && <PrintedDocument key={entry.slug} {...{ document, booklet, colors }} />;
              })}
            </section>
          ))}
        </StoredPicturesContext>
      </PicturesContext>
    </MemoryRouter>
  );
}

interface Printed {
  readonly document: CourseDocument;
  readonly booklet: Booklet;
  /** Whether code is highlighted. */
  readonly colors: boolean;
}

function PrintedDocument({ document, booklet, colors }: Printed) {
  const { language, documents } = booklet;
  const { slug, kind, title, content } = document;
  const reading: Reading = {
    edition: EDITION,
    slug,
    slugs: new Set(documents.map((entry) => entry.slug)),
    language,
    printed: true,
    openCitation: undefined,
    onCite: () => undefined,
  };
  const contentOf = (wanted: DocumentKind) => documents.find((entry) => entry.kind === wanted)?.content ?? "";
  return (
    <ReadingProvider value={reading}>
      <article data-slug={slug}>
        {isReference(kind) ? (
          <YamlDocument
            name={undefined}
            title={referenceName(slug) === undefined ? title : printedTitle(document, language)}
            page={referencePage(
              kind,
              {
                abstractions: contentOf("abstractions"),
                relationships: contentOf("relationships"),
                order: contentOf("order"),
              },
              colors,
            )}
          />
        ) : (
          <div className="prose">
            <MarkdownPage nodes={markdownNodes(content, language, NO_TERMS, { colors })} />
          </div>
        )}
      </article>
    </ReadingProvider>
  );
}
