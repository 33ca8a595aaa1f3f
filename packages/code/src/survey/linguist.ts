/**
 * Finds the programming language of a file by name, extension, content or shebang, with linguist's
 * data.
 */

import * as linguist from "linguist-languages";
import { marksLanguage } from "./language-marks.ts";

interface LinguistLanguage {
  readonly name: string;
  readonly type: string;
  readonly extensions?: readonly string[];
  readonly filenames?: readonly string[];
  readonly interpreters?: readonly string[];
}

/** The usual language of extensions that several languages have. */
const PREFERRED: Readonly<Record<string, string>> = {
  ".ts": "TypeScript",
  ".tsx": "TSX",
  ".js": "JavaScript",
  ".jsx": "JavaScript",
  ".mjs": "JavaScript",
  ".cjs": "JavaScript",
  ".py": "Python",
  ".go": "Go",
  ".rs": "Rust",
  ".c": "C",
  ".h": "C",
  ".cs": "C#",
  ".php": "PHP",
  ".pl": "Perl",
  ".r": "R",
  ".sql": "SQL",
  ".html": "HTML",
  ".m": "Objective-C",
  ".md": "Markdown",
  ".v": "Verilog",
  ".d": "D",
  ".fs": "F#",
  ".sc": "Scala",
  ".ex": "Elixir",
  ".lua": "Lua",
  ".sh": "Shell",
  ".vue": "Vue",
  ".yml": "YAML",
};

const LANGUAGES: readonly LinguistLanguage[] = Object.values(linguist);
const byName = new Map(LANGUAGES.map((language) => [language.name, language]));
const byExtension = index((language) => language.extensions ?? []);
const sharing = new Map<string, LinguistLanguage[]>();
for (const language of LANGUAGES) {
  for (const extension of language.extensions ?? []) {
    sharing.set(extension, [...(sharing.get(extension) ?? []), language]);
  }
}
const byFilename = index((language) => language.filenames ?? []);
const byInterpreter = index((language) => language.interpreters ?? []);
for (const [extension, name] of Object.entries(PREFERRED)) {
  const language = byName.get(name);
  if (language !== undefined) byExtension.set(extension, language);
}

function index(keys: (language: LinguistLanguage) => readonly string[]): Map<string, LinguistLanguage> {
  const found = new Map<string, LinguistLanguage>();
  for (const language of LANGUAGES) {
    for (const key of keys(language)) {
      const other = found.get(key);
      if (other === undefined || (other.type !== "programming" && language.type === "programming")) {
        found.set(key, language);
      }
    }
  }
  return found;
}

export interface FileLanguage {
  readonly name: string;
  readonly isSource: boolean;
}

/**
 * The language of a file. Where several languages share the extension, the text decides; the usual
 * one without a text. For a file without an extension, the first line counts.
 */
export function languageOf(path: string, text = ""): FileLanguage | undefined {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const language =
    byFilename.get(base) ??
    languageByExtension(base, text) ??
    languageByShebang(base, text.slice(0, 200).split("\n", 1)[0] ?? "");
  if (language === undefined) return undefined;
  return { name: language.name, isSource: language.type === "programming" || language.type === "markup" };
}

/**
 * The longest matching extension wins, so that `x.d.ts` and `x.blade.php` get their own language.
 */
function languageByExtension(base: string, text: string): LinguistLanguage | undefined {
  for (let dot = base.indexOf("."); dot !== -1; dot = base.indexOf(".", dot + 1)) {
    const extension = base.slice(dot).toLowerCase();
    const usual = byExtension.get(extension);
    if (usual === undefined) continue;
    const candidates = [usual, ...(sharing.get(extension) ?? [])];
    return candidates.find(({ name }) => text !== "" && marksLanguage(name, text)) ?? usual;
  }
  return undefined;
}

function languageByShebang(base: string, firstLine: string): LinguistLanguage | undefined {
  if (base.includes(".") || !firstLine.startsWith("#!")) return undefined;
  const words = firstLine.slice(2).trim().split(/\s+/);
  const program = words.find((word) => !word.endsWith("/env") && !word.startsWith("-"));
  const name = program?.slice(program.lastIndexOf("/") + 1) ?? "";
  return byInterpreter.get(name) ?? byInterpreter.get(name.replace(/(?<![\d.])[\d.]+$/, ""));
}
