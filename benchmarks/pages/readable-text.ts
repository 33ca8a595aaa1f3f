/**
 * Runs inside a measured page, before its scripts: notes when its text can be read, its long tasks
 * and its layout shifts. It stands alone, because it is sent to the browser as text.
 */

/** What the script leaves in the page. Times in milliseconds since the navigation or the click. */
export interface Noted {
  readonly readable: number | undefined;
  /** The sum of the durations of all tasks over 50 ms. */
  readonly longTasks: number;
  /** The sum of all layout shifts without an input before them. */
  readonly shift: number;
}

/** In characters. A shorter paragraph may say that the text is loading. */
export const READABLE_CHARACTERS = 40;

export function noteReadableText(readable: number): void {
  const noted = { readable: undefined as number | undefined, longTasks: 0, shift: 0 };
  const key = "benchmark-left";
  const now = () => performance.timeOrigin + performance.now();
  Object.assign(window, { benchmarkNoted: noted });

  const textOf = () => {
    const title = document.querySelector<HTMLElement>("main h1, article h1");
    const texts = document.querySelectorAll<HTMLElement>("main p, article p");
    const shown = [...texts].some((text) => text.checkVisibility() && text.textContent.length >= readable);
    return shown && title?.checkVisibility() ? title.textContent : undefined;
  };
  /** Waits for a title other than `old`; both sites give their documents different titles. */
  const watch = (begun: number, old: string | undefined) => {
    noted.readable = undefined;
    const look = () => {
      const title = textOf();
      if (title === undefined || title === old) return requestAnimationFrame(look);
      // The text is on the screen after the frame in which it was found.
      return requestAnimationFrame(() => {
        noted.readable = now() - begun;
      });
    };
    look();
  };

  const left = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  const { at, title } = left === null ? { at: performance.timeOrigin, title: undefined } : JSON.parse(left);
  watch(at, title);
  window.addEventListener(
    "click",
    () => {
      const clicked = { at: now(), title: textOf() };
      sessionStorage.setItem(key, JSON.stringify(clicked));
      watch(clicked.at, clicked.title);
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.longTasks += duration;
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (Reflect.get(entry, "hadRecentInput") !== true) noted.shift += Number(Reflect.get(entry, "value"));
    }
  }).observe({ type: "layout-shift", buffered: true });
}
