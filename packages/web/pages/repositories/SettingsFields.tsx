import { ChevronRight } from "lucide-react";
import { useId } from "react";
import { frenchSpaces } from "@fondation/course/french";

/** The settings of a course that a submission can change. */
export interface CourseSettings {
  readonly chapters: number;
  readonly language: "fr" | "en";
}

export const DEFAULT_SETTINGS: CourseSettings = { chapters: 10, language: "fr" };

const CHAPTERS = Array.from({ length: 18 }, (_, index) => index + 3);

/** The settings of a course, collapsed: most people keep the defaults. */
export function SettingsFields({
  settings,
  onChange,
}: {
  settings: CourseSettings;
  onChange: (settings: CourseSettings) => void;
}) {
  const id = useId();
  return (
    <details className="group">
      <summary className="inline-flex list-none items-center gap-1.5 text-sm font-medium text-ink-soft [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {frenchSpaces(
          `Réglages : ${settings.chapters} chapitres, en ${settings.language === "fr" ? "français" : "anglais"}`,
        )}
      </summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <div className="space-y-1.5">
          <label htmlFor={`${id}-chapters`} className="text-sm font-medium">
            Nombre de chapitres
          </label>
          <select
            id={`${id}-chapters`}
            className="field"
            value={settings.chapters}
            onChange={(event) => onChange({ ...settings, chapters: Number(event.target.value) })}
          >
            {CHAPTERS.map((chapters) => (
              <option key={chapters} value={chapters}>
                {chapters}
              </option>
            ))}
          </select>
        </div>
        <div className="space-y-1.5">
          <label htmlFor={`${id}-language`} className="text-sm font-medium">
            Langue du cours
          </label>
          <select
            id={`${id}-language`}
            className="field"
            value={settings.language}
            onChange={(event) =>
              onChange({ ...settings, language: event.target.value === "en" ? "en" : "fr" })
            }
          >
            <option value="fr">Français</option>
            <option value="en">Anglais</option>
          </select>
        </div>
      </div>
    </details>
  );
}
