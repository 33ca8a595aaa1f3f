import { lazy, Suspense } from "react";
import { Route, Routes as RouteList, useLocation } from "react-router";
import { CoursePage } from "./course/CoursePage.tsx";
import { Shell } from "./layout/Shell.tsx";
import { loadChunk } from "./loading/load-chunk.ts";
import { ErrorBoundary } from "./states/ErrorBoundary.tsx";
import { NotFoundPage } from "./states/NotFoundPage.tsx";
import { PageSkeleton } from "./states/PageSkeleton.tsx";

// Lazy, because a reader of a course needs neither.
const RepositoriesPage = lazy(async () => ({
  default: (await loadChunk(() => import("./repositories/RepositoriesPage.tsx"))).RepositoriesPage,
}));
const JobPage = lazy(async () => ({
  default: (await loadChunk(() => import("./jobs/page/JobPage.tsx"))).JobPage,
}));

export function Routes() {
  const { pathname } = useLocation();
  return (
    <Shell>
      <ErrorBoundary subject={pathname}>
        <Suspense fallback={<PageSkeleton />}>
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
