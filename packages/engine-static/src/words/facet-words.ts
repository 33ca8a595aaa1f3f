/** The sentences about settings, cleaning up and extension points of a part. */

interface SettingFacts {
  readonly name: string;
  readonly value: string | undefined;
  readonly doc: string | undefined;
  /** Where the value or the field is written. */
  readonly citation: string | undefined;
  /** Where the code reads it. */
  readonly reads: readonly string[];
  readonly isEnvironment: boolean;
}

export interface FacetWords {
  readonly settings: {
    readonly heading: string;
    reads(part: string, count: number): string;
    constants(part: string, count: number): string;
    options(type: string, count: number): string;
    commands(part: string, count: number): string;
    /** An option of a command line; `others`: its short name and its aliases. */
    command(facts: {
      name: string;
      others: readonly string[];
      value: string | undefined;
      doc: string | undefined;
      citation: string;
    }): string;
    constant(facts: { name: string; value: string; doc: string | undefined; citation: string }): string;
    setting(facts: SettingFacts): string;
    more(names: readonly string[], more: number): string;
    /** Types with options that are not listed: each name with its citation. */
    otherTypes(items: readonly string[], more: number): string;
  };
  readonly closing: {
    readonly heading: string;
    /** `calls`: in the order of the code. */
    closes(facts: {
      fn: string;
      citation: string;
      calls: readonly string[];
      /** It calls nothing at all; else its calls are not resolved. */
      isAlone: boolean;
      doc: string | undefined;
    }): string;
    always(part: string, count: number): string;
    onExit(facts: { fn: string; statement: string; citation: string }): string;
    more(count: number): string;
  };
  readonly extensions: {
    readonly heading: string;
    contract(facts: {
      type: string;
      citation: string;
      doc: string | undefined;
      isInterface: boolean;
      members: readonly string[];
    }): string;
    existing(type: string, items: readonly string[], more: number): string;
    add(type: string, members: readonly string[], more: number): string;
    otherContracts(items: readonly string[], more: number): string;
    registers(part: string, count: number): string;
    register(facts: { fn: string; citation: string; doc: string | undefined }): string;
    more(count: number): string;
  };
}
