import { usePaginatedQuery } from "convex/react";
import { api } from "@fondation/backend";
import { WorkerNotice } from "../jobs/WorkerNotice.tsx";
import { useDocumentTitle } from "../window/document-title.ts";
import { Skeleton } from "../states/Skeleton.tsx";
import { RepositoryCard } from "./RepositoryCard.tsx";
import { SubmitForm } from "./SubmitForm.tsx";

const PAGE = 24;

/** The page « Dépôts »: a form to submit a repository, and the list of all repositories. */
export function RepositoriesPage() {
  useDocumentTitle("Dépôts");
  return (
    <div className="mx-auto max-w-6xl space-y-8 px-4 py-8 md:px-6 md:py-12">
      <div className="max-w-3xl space-y-6">
        <div className="space-y-2">
          <h1 className="text-3xl font-semibold tracking-tight text-balance">Un dépôt devient un cours</h1>
          <p className="text-lg text-ink-soft">
            Fondation lit le code à un commit précis et en tire des chapitres, des tutoriels et des
            diagrammes, dont chaque référence est vérifiée.
          </p>
        </div>
        <SubmitForm />
        <WorkerNotice />
      </div>
      <RepositoryList />
    </div>
  );
}

function RepositoryList() {
  const { results, status, loadMore } = usePaginatedQuery(
    api.repositories.list,
    {},
    { initialNumItems: PAGE },
  );
  return (
    <section aria-labelledby="depots" className="space-y-4">
      <h2 id="depots" className="text-xl font-semibold">
        Dépôts
      </h2>
      {status === "LoadingFirstPage" && <Skeleton />}
      {status !== "LoadingFirstPage" && results.length === 0 && (
        <p className="rounded-xl border border-dashed border-rule-strong px-6 py-10 text-center text-ink-soft">
          Aucun dépôt pour l’instant. Écrivez-en un ci-dessus pour générer son premier cours.
        </p>
      )}
      <ul className="grid gap-4 lg:grid-cols-2">
        {results.map((repository) => (
          <li key={repository.repositoryId}>
            <RepositoryCard repository={repository} />
          </li>
        ))}
      </ul>
      {status === "CanLoadMore" && (
        <button type="button" className="button" onClick={() => loadMore(PAGE)}>
          Afficher plus de dépôts
        </button>
      )}
    </section>
  );
}
