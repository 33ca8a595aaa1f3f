import { lazy, Suspense } from "react";
import { Route, Routes as RouteList, useLocation } from "react-router";
import { JobPage } from "./jobs/page/JobPage.tsx";
import { Shell } from "./layout/Shell.tsx";
import { loadChunk } from "./loading/load-chunk.ts";
import { RepositoriesPage } from "./repositories/RepositoriesPage.tsx";
import { ErrorBoundary } from "./states/ErrorBoundary.tsx";
import { NotFoundPage } from "./states/NotFoundPage.tsx";
import { Skeleton } from "./states/Skeleton.tsx";

// Lazy, because the course page needs Markdown and the highlighter and the other pages do not.
const CoursePage = lazy(async () => ({
  default: (await loadChunk(() => import("./course/CoursePage.tsx"))).CoursePage,
}));

export function Routes() {
  const { pathname } = useLocation();
  return (
    <Shell>
      <ErrorBoundary subject={pathname}>
        <Suspense fallback={<Loading />}>
          <RouteList>
            <Route path="/" element={<RepositoriesPage />} />
            <Route path="/jobs/:jobId" element={<JobPage />} />
            <Route path="/cours/*" element={<CoursePage />} />
            <Route path="*" element={<NotFoundPage />} />
          </RouteList>
        </Suspense>
      </ErrorBoundary>
    </Shell>
  );
}

function Loading() {
  return (
    <div className="mx-auto max-w-2xl px-4 py-12">
      <Skeleton />
    </div>
  );
}
