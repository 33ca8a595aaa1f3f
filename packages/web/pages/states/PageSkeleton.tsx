import { Skeleton } from "./Skeleton.tsx";

/** Stands for a whole page, whose title is not known yet. */
export function PageSkeleton() {
  return (
    <div className="mx-auto max-w-2xl px-4 py-12">
      <h1 className="sr-only">Chargement de la page</h1>
      <Skeleton />
    </div>
  );
}
