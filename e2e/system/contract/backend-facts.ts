/** The backend's data, queried as a page does: through the web server, as a viewer. */
import { api, type CourseView, type DocumentView, type JobView, type SourceView } from "@fondation/backend";
import { ConvexHttpClient } from "convex/browser";

/** The part of {@link BackendFacts} with which a reading of a course compares the pages. */
export type CourseFacts = Pick<BackendFacts, "course" | "document">;

/** Read-only, except {@link BackendFacts.submit}. */
export class BackendFacts {
  /** The pages' origin, or the backend's own, from the runner. */
  readonly url: string;
  readonly #client: ConvexHttpClient;

  constructor(url: string) {
    this.url = url;
    this.#client = new ConvexHttpClient(url, { logger: false, skipConvexDeploymentUrlCheck: true });
  }

  /** The version of the backend's functions; undefined while they are not ready. */
  async ready(): Promise<string | undefined> {
    const { ready, version } = await this.#client.query(api.health.ready, {});
    return ready ? version : undefined;
  }

  /** Number of workers that are registered with the queue. */
  async workers(): Promise<number> {
    return (await this.#client.query(api.workers.present, {})).count;
  }

  /** Requests the course of a repository, as the page does. Returns the job's id. */
  async submit(repository: string, settings: { readonly chapters?: number } = {}): Promise<string> {
    return (await this.#client.mutation(api.jobs.submit, { repository, settings })).jobId;
  }

  job(jobId: string): Promise<JobView | null> {
    return this.#client.query(api.jobs.get, { jobId });
  }

  /** The newest jobs of one repository, newest first. */
  async jobsOf(repositoryKey: string): Promise<JobView[]> {
    const jobs = await this.#client.query(api.jobs.recent, { limit: 100 });
    return jobs.filter((job) => job.repositoryKey === repositoryKey);
  }

  /** The newest lines of a job's log, in order. */
  async log(jobId: string): Promise<{ at: number; level: string; code: string; facts: object }[]> {
    const paginationOpts = { numItems: 200, cursor: null };
    return (await this.#client.query(api.logs.list, { jobId, paginationOpts })).page.toReversed();
  }

  course(repositoryKey: string): Promise<CourseView | null> {
    return this.#client.query(api.courses.get, { key: repositoryKey });
  }

  document(courseId: CourseView["courseId"], slug: string): Promise<DocumentView | null> {
    return this.#client.query(api.courses.document, { courseId, slug });
  }

  source(courseId: CourseView["courseId"], citation: string): Promise<SourceView | null> {
    return this.#client.query(api.courses.source, { courseId, citation });
  }
}
