/** Why a course has fewer chapters than asked for, in the language of the course. */

import type { Language } from "@fondation/course";

/** `wanted` chapters were requested; the code of `files` files gives `found`. */
export const SHORTFALL: Readonly<Record<Language, (wanted: number, files: number, found: number) => string>> =
  {
    fr: (wanted, files, found) =>
      `Ce dépôt est trop petit pour ${wanted}\u00a0chapitres\u202f: avec ${files}\u00a0${files < 2 ? "fichier source" : "fichiers sources"}, l’analyse y distingue ${found}\u00a0abstractions, d’où ${found}\u00a0chapitres.`,
    en: (wanted, files, found) =>
      `This repository is too small for ${wanted} chapters: in ${files} source ${files === 1 ? "file" : "files"} the analysis finds ${found} abstractions, which makes ${found} chapters.`,
  };
