/** What a person can do with a job, and what came of it. */

import { useMutation } from "convex/react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api, type RepositoryView } from "@fondation/backend";
import { failureOf, type VisibleFailure } from "../states/visible-failure.ts";

/** An action with its state: at most one runs at a time. */
export interface JobActions {
  readonly busy: boolean;
  readonly failure: VisibleFailure | undefined;
  readonly cancel: (jobId: string) => void;
  /** Makes a new job of a failed or canceled one, and opens its page. */
  readonly retry: (jobId: string) => void;
  /** Generates the course anew with the settings of the last time; the old course stays readable meanwhile. */
  readonly regenerate: (repository: RepositoryView) => void;
  /** The same, and has even that written again which an earlier generation wrote at the same commit. */
  readonly rewrite: (repository: RepositoryView) => void;
}

/** The actions on jobs. */
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

/** What asks for the course of a repository once more, with the settings of the last time. */
function regeneration({ url, latestJob }: RepositoryView) {
  if (latestJob === null) return { repository: url };
  const { engine, chapters, language } = latestJob;
  return { repository: url, settings: { engine, chapters, language } };
}

/** Directories are submitted on the command line only, by whoever may read them. */
export function isDirectory({ key }: Pick<RepositoryView, "key">): boolean {
  return key.startsWith("local/");
}

/** Whether the course can be generated anew from here. */
export function canRegenerate(repository: RepositoryView): boolean {
  return repository.course !== null && !isDirectory(repository);
}
