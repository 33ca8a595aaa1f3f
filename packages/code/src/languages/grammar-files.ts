import { grammarFiles } from "./grammars.ts";
import { LANGUAGE_ROWS } from "./languages.ts";

/**
 * The `.wasm` files an installation needs in its grammars directory: the runtime and each
 * language's grammar.
 */
export const GRAMMAR_FILES: readonly string[] = grammarFiles(LANGUAGE_ROWS.map(({ grammar }) => grammar));
