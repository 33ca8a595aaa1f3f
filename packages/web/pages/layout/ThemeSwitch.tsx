import { Moon, Sun, SunMoon } from "lucide-react";
import { useNextTheme } from "../window/theme.ts";

const CHOICES = {
  dark: { Icon: Moon, label: "Passer au thème sombre" },
  light: { Icon: Sun, label: "Passer au thème clair" },
  system: { Icon: SunMoon, label: "Suivre le thème du système" },
} as const;

export function ThemeSwitch() {
  const { next, choose } = useNextTheme();
  const { Icon, label } = CHOICES[next ?? "system"];
  return (
    <button
      type="button"
      className="icon-button"
      onClick={() => choose(next)}
      aria-label={label}
      title={label}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
