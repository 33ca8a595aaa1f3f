import type { Language } from "@fondation/course/contract";
import type { DocumentEntry, DocumentGroup } from "../../rendering/documents/document-groups.ts";
import { readableTitle } from "../../rendering/documents/document-titles.ts";
import { frenchSpaces } from "@fondation/course/french";
import { labelsFor } from "./booklet-labels.ts";

/** The title of a document in the printed contents. */
export function printedTitle(document: DocumentEntry, language: Language): string {
  const title = labelsFor(language).references[document.slug] ?? readableTitle(document);
  return language === "fr" ? frenchSpaces(title) : title;
}

/** All documents by group. Each entry links to its document. */
export function Contents({ groups, language }: { groups: readonly DocumentGroup[]; language: Language }) {
  const labels = labelsFor(language);
  return (
    <section className="contents">
      <h1>{labels.contents}</h1>
      <div className="contents-groups">
        {groups.map(({ label, documents }) => (
          <div key={label} className="contents-group">
            <p className="contents-label">{labels.groups[label]}</p>
            <ol>
              {documents.map((document) => (
                <li key={document.slug}>
                  <span className="contents-position">{document.position > 0 ? document.position : "·"}</span>
                  <a href={`/${document.slug}`}>{printedTitle(document, language)}</a>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}
