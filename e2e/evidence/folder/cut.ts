/** Of one log, in UTF-16 units. */
const LOG_LENGTH = 600_000;

export interface CutText {
  readonly text: string;
  /** How many lines are left out. */
  readonly omitted: number;
}

/** Cuts a log to its end, at a line. Its first line then says what is left out. */
export function cutToEnd(log: string, length = LOG_LENGTH): CutText {
  if (log.length <= length) return { text: log, omitted: 0 };
  const at = log.indexOf("\n", log.length - length);
  const start = at < 0 ? log.length - length : at + 1;
  const omitted = log.slice(0, start).split("\n").length - 1;
  return { text: `… ${omitted} earlier lines are left out.\n${log.slice(start)}`, omitted };
}
