/** Computes the next run of a cron job. All times are in UTC, in epoch milliseconds. */
import { EmbeddedConvexError } from "../convex-errors.ts";

/** `Schedule` of the npm package's src/server/cron.ts. */
export type CronSchedule =
  | { type: "interval"; seconds?: number; minutes?: number; hours?: number }
  | { type: "hourly"; minuteUTC?: number }
  | { type: "daily"; hourUTC: number; minuteUTC?: number }
  | { type: "weekly"; dayOfWeek: string; hourUTC: number; minuteUTC?: number }
  | { type: "monthly"; day: number; hourUTC: number; minuteUTC?: number }
  | { type: "cron"; cron: string };

interface CalendarFields {
  minutes: Set<number>;
  hours: Set<number>;
  days: Set<number>;
  months: Set<number>;
  weekdays: Set<number>;
  /** Cron's rule: if both days and weekdays are restricted, a run needs only one of them. */
  eitherDay: boolean;
}

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MINUTE_MS = 60_000;
/** 8 years, the longest distance between two leap days. */
const SEARCHED_MINUTES = 8 * 366 * 24 * 60;

/**
 * The first run after `from`. The first run of an interval is one interval after its registration.
 * @throws EmbeddedConvexError CRONS_INVALID for a schedule that is malformed or never due.
 */
export function nextRun(schedule: CronSchedule, from: number): number {
  if (schedule.type === "interval") return from + intervalMs(schedule);
  const fields = parseCron(cronText(schedule));
  let time = Math.floor(from / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  const end = time + SEARCHED_MINUTES * MINUTE_MS;
  while (time < end) {
    const date = new Date(time);
    if (!isDay(fields, date)) time = Math.floor(time / 86_400_000) * 86_400_000 + 86_400_000;
    else if (!fields.hours.has(date.getUTCHours()))
      time = Math.floor(time / 3_600_000) * 3_600_000 + 3_600_000;
    else if (!fields.minutes.has(date.getUTCMinutes())) time += MINUTE_MS;
    else return time;
  }
  throw invalid(`"${cronText(schedule)}" never comes`);
}

function intervalMs({
  seconds = 0,
  minutes = 0,
  hours = 0,
}: Extract<CronSchedule, { type: "interval" }>): number {
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function cronText(schedule: Exclude<CronSchedule, { type: "interval" }>): string {
  if (schedule.type === "cron") return schedule.cron;
  const minute = schedule.minuteUTC ?? 0;
  switch (schedule.type) {
    case "hourly":
      return `${minute} * * * *`;
    case "daily":
      return `${minute} ${schedule.hourUTC} * * *`;
    case "weekly":
      return `${minute} ${schedule.hourUTC} * * ${DAYS.indexOf(schedule.dayOfWeek)}`;
    case "monthly":
      return `${minute} ${schedule.hourUTC} ${schedule.day} * *`;
  }
}

function parseCron(text: string): CalendarFields {
  const parts = text.trim().split(/\s+/);
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = parts;
  if (parts.length !== 5) throw invalid(`"${text}" has ${parts.length} fields instead of 5`);
  const weekdays = parseField(
    weekday,
    0,
    7,
    DAYS.map((name) => name.slice(0, 3)),
    0,
  );
  if (weekdays.has(7)) weekdays.add(0);
  return {
    minutes: parseField(minute, 0, 59),
    hours: parseField(hour, 0, 23),
    days: parseField(day, 1, 31),
    months: parseField(month, 1, 12, MONTHS, 1),
    weekdays,
    eitherDay: !day.startsWith("*") && !weekday.startsWith("*"),
  };
}

/** Parses `*`, `5`, `1-5` or `mon-fri`, each optionally with `/step`, joined by commas. */
function parseField(
  text: string,
  low: number,
  high: number,
  names: string[] = [],
  firstName = 0,
): Set<number> {
  const read = (value: string): number => {
    const named = names.indexOf(value.toLowerCase());
    const number = named >= 0 ? named + firstName : Number(value);
    if (value === "" || !Number.isInteger(number) || number < low || number > high) {
      throw invalid(`"${value}" is not between ${low} and ${high}`);
    }
    return number;
  };
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const [range = "", stepText] = part.split("/");
    const step = stepText === undefined ? 1 : Number(stepText);
    if (!Number.isInteger(step) || step < 1) throw invalid(`"${part}" has no whole step`);
    const [first = "", last] = range.split("-");
    const start = range === "*" ? low : read(first);
    const end = range === "*" || (last === undefined && stepText !== undefined) ? high : read(last ?? first);
    for (let value = start; value <= end; value += step) values.add(value);
  }
  return values;
}

function isDay(fields: CalendarFields, date: Date): boolean {
  const isMonthDay = fields.days.has(date.getUTCDate());
  const isWeekday = fields.weekdays.has(date.getUTCDay());
  return (
    fields.months.has(date.getUTCMonth() + 1) &&
    (fields.eitherDay ? isMonthDay || isWeekday : isMonthDay && isWeekday)
  );
}

function invalid(reason: string): EmbeddedConvexError {
  return new EmbeddedConvexError(
    "CRONS_INVALID",
    `crons.ts: the schedule ${reason}.`,
    "Use five cron fields, in UTC.",
  );
}
