import type { Booklet } from "@fondation/course/contract";
import { frenchSpaces } from "../typography/french-spaces.ts";
import { formatDate, labelsFor } from "./booklet-labels.ts";

/** The first page: which repository, at which commit, and how much of the course was verified. */
export function Cover({ booklet }: { booklet: Booklet }) {
  const { repository, commit, language, documents, engine, madeAt, citations, shortfall } = booklet;
  const words = labelsFor(language);
  const [owner = "", ...name] = repository.split("/");
  return (
    <section className="cover">
      <p className="cover-brand">Fondation</p>
      <div className="cover-title">
        <p className="cover-owner">{owner}</p>
        <h1>{name.join("/")}</h1>
        <p className="cover-subtitle">{words.documents(documents.length)}</p>
        {shortfall !== undefined && (
          <p className="cover-shortfall">{language === "fr" ? frenchSpaces(shortfall) : shortfall}</p>
        )}
      </div>
      <dl className="cover-facts">
        <dt>{words.commit}</dt>
        <dd className="font-mono">{commit}</dd>
        <dt>{words.date}</dt>
        <dd>{formatDate(madeAt, language)}</dd>
        <dt>{words.engine}</dt>
        <dd>
          {engine.name} {engine.version}
        </dd>
        <dt>{words.verification}</dt>
        <dd>{words.verified(citations)}</dd>
      </dl>
    </section>
  );
}
