import { FileCheck2 } from "lucide-react";
import { isActive, type JobView } from "@fondation/backend";
import { readableTitle } from "../../../rendering/documents/document-titles.ts";
import { LiveText } from "../../typography/LiveText.tsx";
import { frenchSpaces } from "@fondation/course/french";
import { describeDocuments } from "../job-progress.ts";

const FOLDERS: Record<string, string> = {
  chapters: "Chapitre",
  "reviewed-chapters": "Chapitre révisé",
  tutorials: "Tutoriel",
};

function describeFolder(slug: string): string {
  const [folder = "", file = ""] = slug.split("/");
  const position = /_(\d+)_/.exec(file)?.[1];
  const name = FOLDERS[folder];
  return name === undefined || position === undefined ? "Référence" : `${name} ${Number(position)}`;
}

/** The finished documents of a job, by name. */
export function FinishedDocuments({ job }: { job: JobView }) {
  return (
    <section aria-labelledby="documents-termines" className="space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="documents-termines" className="text-lg font-semibold">
          Documents
        </h2>
        <p className="text-sm text-ink-soft tabular-nums">
          <LiveText>{describeDocuments(job)}</LiveText>
        </p>
      </div>
      {job.documents.length === 0 && isActive(job.status) && (
        <p className="text-ink-soft">
          Les documents apparaîtront ici, par leur nom, à mesure qu’ils seront terminés.
        </p>
      )}
      {job.documents.length > 0 && (
        <ol className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {job.documents.map((document) => (
            <li key={document.slug} className="flex min-w-0 items-start gap-2 border-b border-rule py-1.5">
              <FileCheck2 aria-hidden className="mt-1 size-4 shrink-0 text-ready" />
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {frenchSpaces(readableTitle(document))}{" "}
                <span className="text-sm whitespace-nowrap text-ink-soft">
                  {describeFolder(document.slug)}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
