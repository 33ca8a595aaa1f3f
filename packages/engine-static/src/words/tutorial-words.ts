/** From reading to running. */
export type Stage = "understand" | "predict" | "change" | "run";

interface Condition {
  readonly condition: string;
  readonly line: number;
}

/** A parameter with its value, and what else decides. */
interface TraceInput {
  readonly name: string;
  readonly subject: string;
  readonly value: string;
  /** Conditions. */
  readonly false: readonly string[];
}

/** `name` is a function or type as inline code, and citations are inline code. */
export interface TutorialWords {
  /** `stages`: one for each task, in order. */
  goal(facts: { name: string; stages: readonly Stage[]; chapter: string; review: string }): string;
  /** Instead of tasks, when the code of the topic gives none. */
  nothing(facts: { name: string; citation: string }): string;
  prepare(name: string): string;
  heading(number: number, stage: Stage, title: string): string;
  readonly trace: {
    title(name: string): string;
    read(facts: { name: string; citation: string }): string;
    question(facts: TraceInput): string;
    /** An offered end of the function. */
    exit(text: string, line: number): string;
    answer(facts: TraceInput & Condition & { exit: string; exitLine: number; citation: string }): string;
  };
  readonly skip: {
    title(name: string): string;
    read(facts: { name: string; citation: string }): string;
    question(facts: { name: string; exit: string }): string;
    line(text: string, line: number): string;
    /** `line`: that of the branch with the end; `runLine`: the right line. */
    answer(facts: {
      name: string;
      exit: string;
      exitLine: number;
      line: number;
      runLine: number;
      citation: string;
    }): string;
  };
  readonly match: {
    title(name: string): string;
    question(facts: { name: string; subject: string; value: string; citation: string }): string;
    answer(facts: { name: string; subject: string; value: string; action: string; citation: string }): string;
  };
  readonly cause: {
    title(name: string): string;
    question(facts: { name: string; exit: string; citation: string }): string;
    answer(facts: Condition & { name: string; exit: string; exitLine: number; citation: string }): string;
  };
  /** From a caught error to the one that the caller gets. */
  readonly convert: {
    title(name: string): string;
    read(facts: { name: string; citation: string }): string;
    /** The lines of the block in which the error occurs. */
    question(facts: { name: string; caught: string; startLine: number; endLine: number }): string;
    /** An offered answer. */
    readonly none: string;
    answer(facts: { name: string; caught: string; line: number; thrown: string; citation: string }): string;
    /** For a clause that gives a value in one case. */
    sparedTitle(name: string): string;
    sparedQuestion(facts: { name: string; caught: string; startLine: number; endLine: number }): string;
    sparedAnswer(facts: {
      name: string;
      caught: string;
      condition: string;
      exit: string;
      place: string;
      thrown: string;
      citation: string;
    }): string;
  };
  readonly users: {
    title(name: string): string;
    question(facts: { name: string; citation: string }): string;
    /** `places`: the lines that name it; `more`: how many other lines do. */
    answer(facts: { name: string; places: readonly string[]; more: number }): string;
  };
  /** `name` is that of the part. */
  readonly needs: {
    title(name: string): string;
    question(facts: { name: string; files: number }): string;
    answer(facts: { name: string; names: readonly string[]; moreNames: number; citation: string }): string;
  };
  readonly promise: {
    title(name: string): string;
    question(facts: { name: string; citation: string }): string;
    answer(facts: { name: string; test: string; citation: string; command: string | undefined }): string;
  };
  readonly order: {
    title(name: string): string;
    question(facts: { name: string; citation: string; through: string }): string;
    sequence(names: readonly string[]): string;
    answer(facts: {
      name: string;
      steps: readonly { name: string; citation: string }[];
      through: string;
    }): string;
  };
  readonly setting: {
    title(field: string): string;
    question(facts: { type: string; field: string; citation: string }): string;
    answer(facts: { type: string; field: string; value: string; citation: string }): string;
  };
  readonly state: {
    title(name: string): string;
    question(facts: { name: string; citation: string }): string;
    answer(facts: {
      name: string;
      field: string;
      citation: string;
      others: readonly { fields: readonly string[]; method: string; isConstructor: boolean }[];
    }): string;
  };
  readonly variant: {
    title(type: string): string;
    question(facts: {
      type: string;
      method: string;
      citation: string;
      known: readonly string[];
      more: number;
      example: string;
    }): string;
    answer(facts: {
      type: string;
      method: string;
      citation: string;
      wanted: readonly string[];
      wrong: readonly { methods: readonly string[]; owner: string }[];
    }): string;
  };
  readonly registry: {
    title(subject: string): string;
    question(facts: { subject: string; examples: readonly string[] }): string;
    answer(facts: { name: string; subject: string; cases: number; citation: string }): string;
    /** When several functions choose between the same values. */
    allQuestion(facts: { subject: string; examples: readonly string[] }): string;
    allAnswer(facts: { examples: readonly string[]; functions: readonly string[] }): string;
  };
  readonly signature: {
    title(name: string): string;
    question(facts: { name: string; citation: string }): string;
    answer(facts: { name: string; caller: string; lines: readonly string[]; more: number }): string;
    /** Before the command that finds every call. */
    check(name: string): string;
  };
  /** Where an error ends. */
  readonly caught: {
    title(name: string): string;
    question(facts: {
      name: string;
      error: string | undefined;
      message: string | undefined;
      citation: string;
    }): string;
    answer(facts: { name: string; catcher: string; citation: string; through: readonly string[] }): string;
  };
  /** From one value of a state to the next. */
  readonly move: {
    title(type: string): string;
    next(facts: { type: string; name: string; from: string; citation: string }): string;
    nextAnswer(facts: {
      type: string;
      name: string;
      from: string;
      to: string;
      condition: string | undefined;
      citation: string;
    }): string;
    maker(facts: { type: string; to: string }): string;
    makerAnswer(facts: {
      type: string;
      name: string;
      to: string;
      condition: string | undefined;
      citation: string;
    }): string;
  };
  readonly run: {
    title(name: string): string;
    /** The two kinds of changes. */
    insert(facts: { statement: string; line: number }): string;
    invert(facts: Condition): string;
    question(facts: { name: string; change: string; file: string; citation: string }): string;
    /** What the change does to the test. */
    readonly interrupted: string;
    thrown(facts: Condition): string;
    /** `stopsAll`: the error ends all tests of the same run. */
    answer(facts: {
      name: string;
      test: string;
      citation: string;
      effect: string;
      stopsAll: boolean;
    }): string;
    command(facts: { name: string; place: string }): string;
  };
  further(facts: {
    name: string;
    chapter: string;
    review: string;
    next: string | undefined;
    previous: string | undefined;
  }): readonly string[];
}
