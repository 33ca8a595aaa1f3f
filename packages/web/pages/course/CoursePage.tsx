/** « Cours »: finds the course of an address, then the document open in it. */

import { useQuery } from "convex/react";
import { Navigate, useParams } from "react-router";
import { api, type CourseView } from "../backend.ts";
import { NotFoundPage } from "../states/NotFoundPage.tsx";
import { Skeleton } from "../states/Skeleton.tsx";
import { documentRoute, parseCourseAddress } from "./address.ts";
import { CourseReader } from "./CourseReader.tsx";
import { firstDocument } from "./groups.ts";

/** Shows what `/cours/…` names. */
export function CoursePage() {
  const address = parseCourseAddress(useParams()["*"] ?? "");
  const course = useQuery(api.courses.get, address === undefined ? "skip" : { key: address.key });
  if (address === undefined) return <NotFoundPage />;
  if (course === undefined) {
    return (
      <div className="mx-auto max-w-2xl px-4 py-12">
        <Skeleton />
      </div>
    );
  }
  if (course === null) return <NoCourse repository={address.key} />;
  if (address.slug === undefined) return <Opening course={course} route={address.route} />;
  return <CourseReader course={course} route={address.route} slug={address.slug} />;
}

/** A course's own address leads to where reading begins. */
function Opening({ course, route }: { course: CourseView; route: string }) {
  const first = firstDocument(course.documents);
  if (first === undefined) return <NoCourse repository={course.repositoryKey} />;
  return <Navigate to={documentRoute(route, first.slug)} replace />;
}

function NoCourse({ repository }: { repository: string }) {
  return (
    <NotFoundPage
      title="Ce cours n’existe pas encore"
      advice={`Aucun cours n’a été généré pour ${repository}. Générez-le depuis la liste des dépôts.`}
    />
  );
}
