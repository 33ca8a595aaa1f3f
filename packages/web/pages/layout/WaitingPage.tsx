import { BookOpenText } from "lucide-react";
import { PageSkeleton } from "../states/PageSkeleton.tsx";

/** The frame of every page before the session is known. */
export function WaitingPage() {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-b border-rule bg-paper px-4 md:px-6">
        <a href="/" className="mr-auto flex items-center gap-2.5 text-lg font-semibold tracking-tight">
          <BookOpenText aria-hidden className="size-6 text-accent" />
          Fondation
        </a>
      </header>
      <main className="flex-1">
        <PageSkeleton />
      </main>
    </div>
  );
}
