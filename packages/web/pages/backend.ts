/** The Convex functions the pages call, and the shapes they answer with. */

export {
  api,
  type CourseView,
  type DocumentView,
  type JobView,
  type RepositoryView,
} from "@fondation/backend";
