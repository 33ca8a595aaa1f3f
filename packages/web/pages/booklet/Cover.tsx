import type { Booklet } from "@fondation/course/contract";
import { frenchSpaces } from "@fondation/course/french";
import { dateLabel, labelsFor } from "./booklet-labels.ts";

/** The first page: the repository, its commit, and how many citations were verified. */
export function Cover({ booklet }: { booklet: Booklet }) {
  const { repository, commit, language, documents, engine, madeAt, citations, shortfall } = booklet;
  const labels = labelsFor(language);
  const [owner = "", ...name] = repository.split("/");
  return (
    <section className="cover">
      <p className="cover-brand">Fondation</p>
      <div className="cover-title">
        <p className="cover-owner">{owner}</p>
        <h1>{name.join("/")}</h1>
        <p className="cover-subtitle">{labels.documents(documents.length)}</p>
        {shortfall !== undefined && (
          <p className="cover-shortfall">{language === "fr" ? frenchSpaces(shortfall) : shortfall}</p>
        )}
      </div>
      <dl className="cover-facts">
        <dt>{labels.commit}</dt>
        <dd className="font-mono">{commit}</dd>
        <dt>{labels.date}</dt>
        <dd>{dateLabel(madeAt, language)}</dd>
        <dt>{labels.engine}</dt>
        <dd>
          {engine.name} {engine.version}
        </dd>
        <dt>{labels.verification}</dt>
        <dd>{labels.verified(citations)}</dd>
      </dl>
    </section>
  );
}
