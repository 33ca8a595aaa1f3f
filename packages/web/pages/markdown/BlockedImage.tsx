/** Replaces an image of another site: loading it would tell that site who reads which document. */

import { ImageOff } from "lucide-react";
import { frenchSpaces } from "@fondation/course/french";

/** The alternative text of the image, with a link when the image has an http address. */
export function BlockedImage({ source, alternative }: { source: string; alternative: string }) {
  const text = alternative === "" ? "Image sans description" : alternative;
  return (
    <span className="inline-flex items-baseline gap-1.5 rounded border border-rule px-2 font-sans text-[0.85em]">
      <ImageOff aria-hidden className="size-3.5 self-center text-ink-soft" />
      <span>{frenchSpaces(`Image non chargée : ${text}`)}</span>
      {/^https?:\/\//.test(source) && (
        <a href={source} rel="noreferrer noopener nofollow">
          l’ouvrir
        </a>
      )}
    </span>
  );
}
