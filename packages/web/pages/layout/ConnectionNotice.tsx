import { useConvexConnectionState } from "convex/react";
import { WifiOff } from "lucide-react";
import { useDelayedFlag } from "../states/delayed-flag.ts";
import { Notice } from "../states/Notice.tsx";

/** In milliseconds. Shorter interruptions are not shown. */
const SILENT_BREAK_MS = 1_500;

/** Says that the page may be out of date while the connection is lost. */
export function ConnectionNotice() {
  const { isWebSocketConnected } = useConvexConnectionState();
  const lost = useDelayedFlag(!isWebSocketConnected, SILENT_BREAK_MS);
  if (!lost) return null;
  return (
    <div className="fixed inset-x-4 bottom-4 z-40 max-w-md rounded-lg shadow-xl">
      <Notice icon={WifiOff} title="Connexion perdue">
        La page se mettra à jour d’elle-même dès que le serveur répondra de nouveau.
      </Notice>
    </div>
  );
}
