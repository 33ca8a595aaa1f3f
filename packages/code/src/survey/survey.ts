/** Reads the source files of a commit, and parses those with a known grammar. */

import { compareBy } from "../compare.ts";
import type { Pause } from "../pause.ts";
import { NO_CODE, type ParsedCode } from "../syntax/parsed-code.ts";
import { LANGUAGE_BY_NAME, type LanguageRow } from "../languages/languages.ts";
import { createParser, type LanguageParser } from "../parsing/parse.ts";
import { type RepositoryFile, type RepositoryReader, sourceLines } from "@fondation/repository";
import { type FileLanguage, languageOf } from "./linguist.ts";
import { isVendoredOrBuilt, isGenerated, MAX_PARSED_BYTES, type Role, roleOf } from "./relevance.ts";

export interface SourceFile {
  readonly path: string;
  /** Linguist's name. */
  readonly language: string;
  /** Absent for languages without a grammar. */
  readonly row?: LanguageRow;
  readonly role: Role;
  /** Without line ends; empty for a file that is too large to parse. */
  readonly lines: readonly string[];
  readonly bytes: number;
  readonly code: ParsedCode;
}

export interface Survey {
  /** Source code of every role, sorted by path. */
  readonly files: readonly SourceFile[];
  readonly byPath: ReadonlyMap<string, SourceFile>;
  /** Texts that describe the repository: READMEs and package manifests. */
  readonly texts: ReadonlyMap<string, string>;
  /** Linguist's names, the language with the most bytes first. */
  readonly languages: readonly string[];
}

export interface SurveyRequest {
  readonly repository: RepositoryReader;
  readonly grammars?: string;
  readonly pause: Pause;
}

const DESCRIBING_FILES = /(^|\/)(readme(\.\w+)?|package\.json|go\.mod|pyproject\.toml)$/i;

export async function surveyRepository(request: SurveyRequest): Promise<Survey> {
  const { repository } = request;
  const entries = repository.listFiles().filter(({ path }) => !isVendoredOrBuilt(path));
  const wanted = entries.filter(({ path, bytes }) => bytes <= MAX_PARSED_BYTES && isCandidate(path));
  const texts = await repository.readTexts(wanted);
  const files = await parseFiles(entries, texts, request);
  return {
    files,
    byPath: new Map(files.map((file) => [file.path, file])),
    texts: new Map([...texts].filter(([path]) => DESCRIBING_FILES.test(path))),
    languages: countLanguages(files),
  };
}

function isCandidate(path: string): boolean {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const language = languageOf(path);
  return language?.isSource === true || DESCRIBING_FILES.test(path) || !base.includes(".");
}

async function parseFiles(
  entries: readonly RepositoryFile[],
  texts: ReadonlyMap<string, string>,
  { grammars, pause }: SurveyRequest,
): Promise<SourceFile[]> {
  const parsers = new Map<string, LanguageParser>();
  const files: SourceFile[] = [];
  try {
    for (const entry of entries) {
      await pause();
      const text = texts.get(entry.path);
      const language = languageOf(entry.path, text?.slice(0, 200).split("\n", 1)[0]);
      if (language?.isSource !== true || (text === undefined && entry.bytes <= MAX_PARSED_BYTES)) continue;
      if (text !== undefined && (text.trim() === "" || isGenerated(text))) continue;
      const row = LANGUAGE_BY_NAME.get(language.name);
      let code = NO_CODE;
      if (row !== undefined && text !== undefined) {
        const parser = parsers.get(row.name) ?? (await createParser(row, grammars));
        parsers.set(row.name, parser);
        code = parser.parse(text);
      }
      files.push(toSourceFile(entry, language, row, text, code));
    }
  } finally {
    for (const parser of parsers.values()) parser.delete();
  }
  return files;
}

function toSourceFile(
  { path, bytes }: RepositoryFile,
  language: FileLanguage,
  row: LanguageRow | undefined,
  text: string | undefined,
  code: ParsedCode,
): SourceFile {
  const lines = text === undefined ? [] : sourceLines(text);
  return {
    path,
    language: language.name,
    role: roleOf(path),
    lines,
    bytes,
    code,
    ...(row === undefined ? {} : { row }),
  };
}

function countLanguages(files: readonly SourceFile[]): string[] {
  const bytes = new Map<string, number>();
  for (const file of files) bytes.set(file.language, (bytes.get(file.language) ?? 0) + file.bytes);
  return [...bytes]
    .sort(
      compareBy(
        ([, count]) => count,
        ([name]) => name,
      ),
    )
    .map(([name]) => name);
}
