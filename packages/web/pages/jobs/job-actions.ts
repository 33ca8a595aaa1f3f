import { useMutation } from "convex/react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api, type RepositoryView } from "@fondation/backend";
import type { VisibleFailure } from "../messages/failure-words.ts";
import { failureOf } from "../states/visible-failure.ts";

/** At most one action runs at a time. */
export interface JobActions {
  readonly busy: boolean;
  readonly failure: VisibleFailure | undefined;
  readonly cancel: (jobId: string) => void;
  /** Creates a new job from a failed or canceled one, and opens its page. */
  readonly retry: (jobId: string) => void;
  /**
   * Generates the course again with the last settings. The old course stays readable until it is
   * done.
   */
  readonly regenerate: (repository: RepositoryView) => void;
  /** Like `regenerate`, but reuses no results that a model wrote at the same commit. */
  readonly rewrite: (repository: RepositoryView) => void;
}

export function useJobActions(): JobActions {
  const cancel = useMutation(api.jobs.cancel);
  const retry = useMutation(api.jobs.retry);
  const submit = useMutation(api.jobs.submit);
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<VisibleFailure>();

  const run = (action: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(undefined);
    action()
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setBusy(false));
  };
  const open = async (made: Promise<{ jobId: string }>) => navigate(`/jobs/${(await made).jobId}`);

  return {
    busy,
    failure,
    cancel: (jobId) => run(() => cancel({ jobId })),
    retry: (jobId) => run(() => open(retry({ jobId }))),
    regenerate: (repository) => run(() => open(submit(regeneration(repository)))),
    rewrite: (repository) =>
      run(() => {
        const { settings, ...again } = regeneration(repository);
        return open(submit({ ...again, settings: { ...settings, fresh: true } }));
      }),
  };
}

function regeneration({ url, latestJob }: RepositoryView) {
  if (latestJob === null) return { repository: url };
  const { engine, chapters, language } = latestJob;
  return { repository: url, settings: { engine, chapters, language } };
}

/**
 * Whether the repository is a local directory. Only the command line can submit it, because the
 * user must have access to the directory.
 */
export function isLocalRepository({ key }: Pick<RepositoryView, "key">): boolean {
  return key.startsWith("local/");
}

/** Whether the pages can generate the course again. */
export function canRegenerate(repository: RepositoryView): boolean {
  return repository.course !== null && !isLocalRepository(repository);
}
