/** The options for the use of a model, and the variables that they override. */

export interface ModelOptions {
  readonly model?: string;
  readonly maxCost?: string;
  readonly maxTurns?: string;
  readonly stepTimeout?: string;
  readonly jobTimeout?: string;
}

export function modelLimitOverrides(options: ModelOptions, concurrency: string | undefined) {
  return {
    FONDATION_MODEL: options.model,
    FONDATION_MAX_COST: options.maxCost,
    FONDATION_MAX_TURNS: options.maxTurns,
    FONDATION_MODEL_CONCURRENCY: concurrency,
    FONDATION_MODEL_STEP_MS: milliseconds(options.stepTimeout),
    FONDATION_JOB_TIMEOUT_MS: milliseconds(options.jobTimeout),
  };
}

const milliseconds = (seconds: string | undefined) => (seconds === undefined ? undefined : `${seconds}000`);
