/** The outcome of checking an answer: the parsed result, or the findings. */
export type Judgement<Result> =
  | { readonly result: Result }
  | { readonly findings: readonly string[]; readonly result?: never };
