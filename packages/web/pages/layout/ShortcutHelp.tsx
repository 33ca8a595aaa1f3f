import { useSingleKeys } from "../window/shortcuts.ts";
import { Modal } from "./Modal.tsx";

const SHORTCUTS = [
  ["/ ou Ctrl K", "Chercher dans le cours, ou écrire un dépôt"],
  ["j ou →", "Document suivant"],
  ["k ou ←", "Document précédent"],
  ["Échap", "Fermer le panneau ouvert"],
  ["?", "Montrer cette liste"],
] as const;

export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [singleKeys, turnSingleKeys] = useSingleKeys();
  return (
    <Modal
      open={open}
      onClose={onClose}
      title="Raccourcis clavier"
      className="m-auto w-[min(30rem,calc(100%-2rem))] rounded-xl"
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2.5 p-5 pt-2">
        {SHORTCUTS.map(([keys, meaning]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="rounded border border-rule-strong px-1.5 py-0.5 font-mono text-sm">{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className="flex min-h-10 items-center gap-3 border-t border-rule px-5 py-3">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-accent"
          checked={singleKeys}
          onChange={(event) => turnSingleKeys(event.target.checked)}
        />
        Raccourcis d’un seul caractère (/, j, k et ?)
      </label>
    </Modal>
  );
}
