import { BookOpenText } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useDocumentTitle } from "../window/document-title.ts";
import { FailureBox } from "../states/FailureBox.tsx";
import type { VisibleFailure } from "../messages/failure-words.ts";
import { frenchSpaces } from "@fondation/course/french";
import type { Session } from "../../server/session/session-routes.ts";
import { openSession } from "./session-client.ts";

/** The page that asks for the access token of the team. */
export function AccessPage({ onAdmitted }: { onAdmitted: (session: Session) => void }) {
  useDocumentTitle("Accès");
  const field = useId();
  const [token, setToken] = useState("");
  const [failure, setFailure] = useState<VisibleFailure>();
  const [busy, setBusy] = useState(false);

  const present = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const outcome = await openSession(token.trim());
    setBusy(false);
    if ("access" in outcome) onAdmitted(outcome);
    else setFailure(outcome);
  };

  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-6 px-4 py-12">
      <p className="flex items-center gap-2.5 text-lg font-semibold tracking-tight">
        <BookOpenText aria-hidden className="size-6 text-accent" />
        Fondation
      </p>
      <div className="space-y-2">
        <h1 className="text-2xl font-semibold">Accès réservé</h1>
        <p className="text-ink-soft">
          {frenchSpaces(
            "Saisissez le jeton d’accès de votre équipe. Il est dans le fichier « access-token » que « fondation init » a écrit sur la machine du serveur.",
          )}
        </p>
        <details className="text-sm text-ink-soft">
          <summary>Avec Docker Compose</summary>
          <p className="pt-2">
            {frenchSpaces("Cette commande l’affiche :")}{" "}
            <code className="font-mono text-ink [overflow-wrap:anywhere]">
              docker compose exec web cat /run/fondation/access/access-token
            </code>
          </p>
        </details>
      </div>
      <form onSubmit={present} className="space-y-4">
        <div className="space-y-1.5">
          <label htmlFor={field} className="font-medium">
            Jeton d’accès
          </label>
          <input
            id={field}
            className="field font-mono"
            type="password"
            autoComplete="current-password"
            required
            value={token}
            onChange={(event) => setToken(event.target.value)}
          />
        </div>
        {failure !== undefined && <FailureBox failure={failure} />}
        <button type="submit" className="button-primary w-full" disabled={busy || token.trim() === ""}>
          Entrer
        </button>
      </form>
    </main>
  );
}
