/** The page « Cours »: finds the course of the address, then its open document. */

import { useQuery } from "convex/react";
import { useEffect, useMemo } from "react";
import { Navigate, useParams, useSearchParams } from "react-router";
import { api, type CourseView } from "@fondation/backend";
import { NotFoundPage } from "../states/NotFoundPage.tsx";
import { PageSkeleton } from "../states/PageSkeleton.tsx";
import {
  documentRoute,
  type Edition,
  generationOf,
  parseCourseAddress,
} from "../../rendering/documents/course-address.ts";
import { CourseReader } from "./CourseReader.tsx";
import { firstDocument } from "../../rendering/documents/document-groups.ts";
import { forgetOpenedCourse, openedCourse } from "./opened-course.ts";

export function CoursePage() {
  const rest = useParams()["*"] ?? "";
  const [search] = useSearchParams();
  const generation = generationOf(search);
  const address = useMemo(() => parseCourseAddress(rest), [rest]);
  const route = address?.route ?? "";
  const edition = useMemo<Edition>(() => ({ route, generation }), [route, generation]);
  const live = useQuery(
    api.courses.get,
    address === undefined ? "skip" : { key: address.key, ...(generation === "previous" && { generation }) },
  );
  useEffect(() => {
    if (live !== undefined) forgetOpenedCourse();
  }, [live]);
  if (address === undefined) return <NotFoundPage />;
  const course = live === undefined ? openedCourse(address.key, generation) : live;
  if (course === undefined) return <PageSkeleton />;
  if (course === null) return <NoCourse repository={address.key} edition={edition} />;
  if (address.slug === undefined) return <Opening course={course} edition={edition} />;
  return <CourseReader course={course} edition={edition} slug={address.slug} />;
}

/** Redirects the address of a course to its first document. */
function Opening({ course, edition }: { course: CourseView; edition: Edition }) {
  const first = firstDocument(course.documents);
  if (first === undefined) return <NoCourse repository={course.repositoryKey} edition={edition} />;
  return <Navigate to={documentRoute(edition, first.slug)} replace />;
}

function NoCourse({ repository, edition }: { repository: string; edition: Edition }) {
  if (edition.generation === "previous") {
    return (
      <NotFoundPage
        title="Ce cours n’a pas de version précédente"
        advice={`Aucune version plus ancienne n’est gardée pour ${repository}. Son cours actuel est à la même adresse, sans « version=precedente ».`}
      />
    );
  }
  return (
    <NotFoundPage
      title="Ce cours n’existe pas encore"
      advice={`Aucun cours n’a été généré pour ${repository}. Générez-le depuis la liste des dépôts.`}
    />
  );
}
