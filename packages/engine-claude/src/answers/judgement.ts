/** The result of a check of an answer: what the answer says, or what is wrong with it. */
export type Judgement<Result> =
  | { readonly result: Result }
  | { readonly findings: readonly string[]; readonly result?: never };
