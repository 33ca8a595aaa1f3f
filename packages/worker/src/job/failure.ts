/** Turns whatever a job threw into what its page says. */
import { FondationError, redact } from "@fondation/environment";
import type { JobFailure } from "../backend/job-backend.ts";
import { refusalIn } from "../backend/refusal.ts";

/** The code, the sentence and the advice of a failure. Anything that is not an error meant for people is a defect: INTERNAL. */
export function failureOf(error: unknown): JobFailure {
  if (error instanceof FondationError) return said(error);
  const refusal = refusalIn(error);
  if (refusal !== undefined) return said(refusal);
  if (isSystemError(error) && (error.code === "ENOSPC" || error.code === "EDQUOT")) {
    return {
      code: "DISK_FULL",
      message: "Le disque du worker est plein.",
      advice: "Libérez de la place dans FONDATION_WORKSPACE et FONDATION_OUTPUT, puis réessayez.",
    };
  }
  const text = error instanceof Error ? error.message : String(error);
  return said({
    code: "INTERNAL",
    message: `Une erreur imprévue a arrêté la génération : ${text}`,
    advice: "C’est un défaut de Fondation ; le journal du worker en donne le détail.",
  });
}

function said({ code, message, advice }: JobFailure): JobFailure {
  return { code, message: redact(message), advice: redact(advice) };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}
