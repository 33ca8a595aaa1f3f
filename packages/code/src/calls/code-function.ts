import type { SourceFile } from "../survey/survey.ts";
import type { Choice } from "../syntax/call-site.ts";
import type { CodeSymbol } from "../syntax/parsed-code.ts";

/** A symbol with its file. One object stands for it, so that two can be compared by identity. */
export interface Declaration {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
}

/** A function, a method, or a constant that holds a function. */
export type CodeFunction = Declaration;

export interface Call {
  readonly from: CodeFunction;
  readonly to: CodeFunction;
  readonly line: number;
  /** Whether the code alone says that this function is called. */
  readonly certain: boolean;
  /** Methods of types below that run instead when the object is of such a type. */
  readonly overrides?: readonly CodeFunction[];
  /** What decides inside the expression; absent where several calls on the line differ in it. */
  readonly choices?: readonly Choice[];
}
