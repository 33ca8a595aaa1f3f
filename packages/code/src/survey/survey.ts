/** Reads the source files of a commit, and parses those with a known grammar. */

import { compareBy } from "../compare.ts";
import type { Pause } from "../pause.ts";
import { NO_CODE, type ParsedCode } from "../syntax/parsed-code.ts";
import { LANGUAGE_BY_NAME, type LanguageRow } from "../languages/languages.ts";
import { createParser, type LanguageParser } from "../parsing/parse.ts";
import { type RepositoryFile, type RepositoryReader, sourceLines } from "@fondation/repository";
import { isGenerated } from "../relevance/generated.ts";
import { isAttributesFile, readDeclaredOrigins } from "../relevance/gitattributes.ts";
import { collectLeftOut, type LeftOut, type LeftOutFiles, MAX_PARSED_BYTES } from "../relevance/left-out.ts";
import { type Origin, originsOf } from "../relevance/origin.ts";
import { holdsNothing, isPointer } from "../relevance/placeholder.ts";
import { type Role, roleOf } from "../relevance/role.ts";
import { twinsAmong } from "../relevance/twins.ts";
import { judgeTestSupport } from "../relevance/test-support.ts";
import { describes, documentsAmong } from "./describing.ts";
import { type FileLanguage, languageOf } from "./linguist.ts";

export interface SourceFile {
  readonly path: string;
  /** Linguist's name. */
  readonly language: string;
  /** Absent for languages without a grammar. */
  readonly row?: LanguageRow;
  readonly role: Role;
  /** Without line ends; empty for a file that takes too much to parse. */
  readonly lines: readonly string[];
  readonly bytes: number;
  readonly code: ParsedCode;
}

export interface Survey {
  /** Source code of every role, sorted by path. */
  readonly files: readonly SourceFile[];
  readonly byPath: ReadonlyMap<string, SourceFile>;
  /** The path of each file that is neither vendored nor built, also of files that are not read. */
  readonly paths: ReadonlySet<string>;
  /** Texts that describe the repository: READMEs, documentation, changelogs, manifests and build files. */
  readonly texts: ReadonlyMap<string, string>;
  /** Linguist's names, the language with the most bytes first. */
  readonly languages: readonly string[];
  /** The source files that are not taught. */
  readonly leftOut: readonly LeftOut[];
}

export interface SurveyRequest {
  readonly repository: RepositoryReader;
  readonly grammars?: string;
  readonly pause: Pause;
}

/**
 * Surveys the project's own files. When nothing is left, the files that are foreign by their names
 * alone count as its own: a repository can be a directory `dist` of another one.
 */
export async function surveyRepository(request: SurveyRequest): Promise<Survey> {
  const files = request.repository.listFiles();
  const attributes = await request.repository.readTexts(files.filter(({ path }) => isAttributesFile(path)));
  const originOf = originsOf(
    files.map(({ path }) => path),
    readDeclaredOrigins(attributes),
  );
  const survey = await surveyFiles(request, originOf);
  if (survey.files.some(({ lines }) => lines.length > 0)) return survey;
  return surveyFiles(request, (path) => {
    const origin = originOf(path);
    return origin?.sure === true ? origin : undefined;
  });
}

async function surveyFiles(
  request: SurveyRequest,
  originOf: (path: string) => Origin | undefined,
): Promise<Survey> {
  const { repository } = request;
  const leftOut = collectLeftOut();
  const own = repository.listFiles().filter((file) => {
    const origin = originOf(file.path);
    if (origin !== undefined && languageOf(file.path)?.isSource === true) leftOut.add(origin.reason, file);
    return origin === undefined;
  });
  const documents = documentsAmong(own.map(({ path }) => path));
  const isText = (path: string): boolean => describes(path) || documents.has(path);
  const wanted = own.filter(
    ({ path, bytes }) => bytes <= MAX_PARSED_BYTES && (isText(path) || isCandidate(path)),
  );
  const texts = await repository.readTexts(wanted);
  const files = judgeTestSupport(await parseFiles(own, texts, leftOut, request));
  return {
    files,
    byPath: new Map(files.map((file) => [file.path, file])),
    paths: new Set(own.map(({ path }) => path)),
    texts: new Map([...texts].filter(([path]) => isText(path))),
    languages: countLanguages(files),
    leftOut: leftOut.byReason(),
  };
}

function isCandidate(path: string): boolean {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const language = languageOf(path);
  return language?.isSource === true || !base.includes(".");
}

async function parseFiles(
  entries: readonly RepositoryFile[],
  texts: ReadonlyMap<string, string>,
  leftOut: LeftOutFiles,
  { grammars, pause }: SurveyRequest,
): Promise<SourceFile[]> {
  const parsers = new Map<string, LanguageParser>();
  const parserOf = async (row: LanguageRow): Promise<LanguageParser> => {
    const parser = parsers.get(row.name) ?? (await createParser(row, grammars));
    parsers.set(row.name, parser);
    return parser;
  };
  const files: SourceFile[] = [];
  const twins = twinsAmong(
    entries.flatMap(({ path }) => {
      const text = texts.get(path);
      const isProduct = languageOf(path)?.isSource === true && roleOf(path) === "source";
      return isProduct && text !== undefined && !isGenerated(text) ? [{ path, text }] : [];
    }),
  );
  try {
    for (const entry of entries) {
      await pause();
      const text = texts.get(entry.path);
      const language = languageOf(entry.path, text);
      const reason = reasonAgainst(entry, language, text) ?? (twins.has(entry.path) ? "twin" : undefined);
      if (reason !== undefined) leftOut.add(reason, entry);
      // A large file is not taught, but others can import it.
      if (language?.isSource !== true || (reason !== undefined && reason !== "large")) continue;
      if (text?.trim() === "") continue;
      const row = LANGUAGE_BY_NAME.get(language.name);
      if (row === undefined || text === undefined) {
        files.push(toSourceFile(entry, language, row, text, NO_CODE));
        continue;
      }
      const code = (await parserOf(row)).parse(text);
      if (code === undefined) leftOut.add("complex", entry);
      if (code !== undefined && !row.embedded && holdsNothing(text, code)) leftOut.add("placeholder", entry);
      else files.push(toSourceFile(entry, language, row, code && text, code ?? NO_CODE));
    }
  } finally {
    for (const parser of parsers.values()) parser.delete();
  }
  return files;
}

/** Why a file of the project is not taught, before it is parsed. */
function reasonAgainst(
  { path, bytes }: RepositoryFile,
  language: FileLanguage | undefined,
  text: string | undefined,
): LeftOut["reason"] | undefined {
  if (language?.name === "Jupyter Notebook") return "notebook";
  if (language?.isSource !== true) return languageOf(path)?.isSource === true ? "data" : undefined;
  if (text === undefined) return bytes > MAX_PARSED_BYTES ? "large" : "encoding";
  if (isPointer(text)) return "placeholder";
  return isGenerated(text) ? "generated" : undefined;
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
