import { useReading } from "../documents/reading-context.ts";
import { frenchSpaces } from "@fondation/course/french";
import type { AbstractionEntry } from "../../rendering/references/yaml-entries.ts";

function FileList({ label, entries }: { label: string; entries: readonly string[] }) {
  if (entries.length === 0) return null;
  return (
    <div>
      <dt className="font-semibold">{label}</dt>
      <dd>
        <ul>
          {entries.map((entry) => (
            <li key={entry}>
              <code>{entry}</code>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

/** The abstractions of the repository, each with its files and symbols. */
export function AbstractionList({ abstractions }: { abstractions: readonly AbstractionEntry[] }) {
  const french = useReading().language === "fr";
  return abstractions.map(({ id, name, description, files, symbols }) => (
    <section key={id} aria-labelledby={`notion-${id}`} className="space-y-3 border-t border-rule pt-1">
      <h2 id={`notion-${id}`}>
        <span className="mr-1 text-ink-soft tabular-nums">{id}.</span> {name}
      </h2>
      <p>{french ? frenchSpaces(description) : description}</p>
      <dl className="grid gap-4 font-sans text-base">
        <FileList label={french ? "Fichiers" : "Files"} entries={files} />
        <FileList label={french ? "Symboles" : "Symbols"} entries={symbols} />
      </dl>
    </section>
  ));
}
