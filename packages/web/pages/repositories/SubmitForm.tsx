import { useConvexConnectionState, useMutation } from "convex/react";
import { type FormEvent, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { api } from "@fondation/backend";
import { useShortcuts } from "../window/shortcuts.ts";
import type { VisibleFailure } from "../messages/failure-words.ts";
import { failureOf } from "../states/visible-failure.ts";
import { fr, frenchSpaces } from "@fondation/course/french";
import { validate, validateFinal } from "./repository-field.ts";
import { DEFAULT_SETTINGS, SettingsFields } from "./SettingsFields.tsx";

function useSubmission() {
  const submit = useMutation(api.jobs.submit);
  const navigate = useNavigate();
  const [repository, setRepository] = useState("");
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  const [failure, setFailure] = useState<VisibleFailure>();
  const [busy, setBusy] = useState(false);

  const write = (text: string) => {
    setRepository(text);
    const result = validate(text);
    setFailure(result.state === "invalid" ? result.failure : undefined);
  };
  const send = async () => {
    const invalid = validateFinal(repository);
    setFailure(invalid);
    if (invalid !== undefined) return false;
    setBusy(true);
    try {
      const { jobId, created } = await submit({ repository: repository.trim(), settings });
      await navigate(`/jobs/${jobId}`, { state: { joined: !created } });
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const leave = () => {
    if (repository !== "") setFailure((known) => known ?? validateFinal(repository));
  };
  const named = validate(repository);
  const recognized =
    named.state === "valid" && named.repository !== repository.trim() ? named.repository : undefined;
  return { repository, recognized, write, leave, settings, setSettings, failure, busy, send };
}

/** What the field takes, what was recognized in it, or why the button is disabled. */
function useHint(busy: boolean, recognized: string | undefined): string {
  const { isWebSocketConnected } = useConvexConnectionState();
  if (busy && !isWebSocketConnected) {
    return frenchSpaces("La connexion est perdue : la demande partira dès son retour.");
  }
  if (busy) return "La demande est en route…";
  if (recognized !== undefined) return fr`Dépôt reconnu : « ${recognized} ».`;
  return frenchSpaces("Le nom court, comme « acme/boutique », ou l’adresse du dépôt.");
}

/** The form that takes `owner/repo` or an address, and shows errors while the person types. */
export function SubmitForm() {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { repository, recognized, write, leave, settings, setSettings, failure, busy, send } =
    useSubmission();
  const hint = useHint(busy, recognized);
  useShortcuts({ "/": () => field.current?.focus() });

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send())) field.current?.focus();
  };

  return (
    <form
      onSubmit={onSubmit}
      noValidate
      className="space-y-4 rounded-xl border border-rule bg-sheet p-4 md:p-6"
    >
      <div className="space-y-1.5">
        <label htmlFor={`${id}-field`} className="font-medium">
          Dépôt Git
        </label>
        <div className="flex flex-col gap-2 sm:flex-row">
          <input
            ref={field}
            id={`${id}-field`}
            className="field"
            value={repository}
            onChange={(event) => write(event.target.value)}
            onBlur={leave}
            placeholder="propriétaire/dépôt"
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            inputMode="url"
            aria-invalid={failure !== undefined}
            aria-describedby={`${id}-hint ${id}-wrong`}
          />
          <button
            type="submit"
            className="button-primary min-h-11 shrink-0"
            disabled={busy}
            aria-describedby={`${id}-hint`}
          >
            Générer le Cours
          </button>
        </div>
        <p id={`${id}-hint`} role="status" className="text-sm text-ink-soft [overflow-wrap:anywhere]">
          {hint}
        </p>
        <div id={`${id}-wrong`} role="alert">
          {failure !== undefined && (
            <p className="text-failed [overflow-wrap:anywhere]">
              <strong className="font-semibold">{frenchSpaces(failure.message)}</strong>{" "}
              {frenchSpaces(failure.advice)}
            </p>
          )}
        </div>
      </div>
      <SettingsFields settings={settings} onChange={setSettings} />
    </form>
  );
}
