/** Progress on standard error: one moving line on a terminal, a line per new stage elsewhere. */
import { cutText } from "@fondation/environment/cut-text";
import pc from "picocolors";
import yoctoSpinner from "yocto-spinner";
import { visible } from "@fondation/environment";

export interface Progress {
  /** `stage` names the current work; `detail` its progress, which changes often. */
  at(stage: string, detail?: string): void;
  succeed(text: string): void;
  fail(text: string): void;
  clear(): void;
}

export function startProgress(stage: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? movingLine(stage, stream) : plainLines(stage, stream);
}

function movingLine(stage: string, stream: NodeJS.WriteStream): Progress {
  // This program handles signals itself, because it has other things to stop first.
  const spinner = yoctoSpinner({ text: stage, stream, handleSignals: false }).start();
  return {
    at: (next, detail) => {
      const text = visible(detail === undefined ? next : `${next} · ${detail}`);
      spinner.text = cutText(text, Math.max(20, (stream.columns || 80) - 4));
    },
    succeed: (text) => void spinner.success(visible(text)),
    fail: (text) => void spinner.error(visible(text)),
    clear: () => void spinner.stop(),
  };
}

function plainLines(stage: string, stream: NodeJS.WriteStream): Progress {
  let last = "";
  const at = (next: string) => {
    if (next !== last) stream.write(`  ${visible(next)}\n`);
    last = next;
  };
  at(stage);
  return {
    at,
    succeed: (text) => void stream.write(`${pc.green("✔")} ${visible(text)}\n`),
    fail: (text) => void stream.write(`${pc.red("✖")} ${visible(text)}\n`),
    clear: () => undefined,
  };
}
