import { Link } from "react-router";
import { useDocumentTitle } from "../window/document-title.ts";
import { frenchSpaces } from "@fondation/course/french";

export function NotFoundPage({
  title = "Cette page n’existe pas",
  advice = "L’adresse est peut-être incomplète, ou ce qu’elle montrait a été remplacé.",
}: {
  title?: string;
  advice?: string;
}) {
  useDocumentTitle(title);
  return (
    <div className="mx-auto max-w-2xl space-y-4 px-4 py-16">
      <h1 className="text-2xl font-semibold">{frenchSpaces(title)}</h1>
      <p className="text-lg">{frenchSpaces(advice)}</p>
      <Link to="/" className="button-primary">
        Voir les dépôts
      </Link>
    </div>
  );
}
