/**
 * The globals of queries and mutations. `installGlobals` is evaluated as text inside the context,
 * so it must be self-contained and use only its parameters and JavaScript's own globals.
 *
 * The globals are deterministic: `Date` does not advance, random numbers come from a seed, and
 * timers and network do not exist.
 */

/** Values that the host puts into the context before its globals are installed. */
export interface SandboxHost {
  /** Runs a system call. The result is `+` and its JSON, or `-` and `{message, data?}` as JSON. */
  call(kind: "syscall" | "asyncSyscall" | "jsSyscall", name: string, args: string): string;
  log(level: string, values: unknown[]): void;
  utf8Encode(text: string): Uint8Array;
  utf8Decode(bytes: ArrayBufferView | ArrayBuffer, label: string, fatal: boolean, ignoreBOM: boolean): string;
  URL: typeof URL;
  URLSearchParams: typeof URLSearchParams;
  atob(text: string): string;
  btoa(text: string): string;
}

/** Set before each invocation. */
export interface SandboxStart {
  now: number;
  seed: [number, number, number, number];
  environment: string;
}

export function installGlobals(global: Record<string, unknown>, host: SandboxHost): void {
  let now = 0;
  let [a, b, c, d] = [1, 2, 3, 4];

  /** sfc32: a small and fast generator. It is not cryptographically secure. */
  const random32 = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };

  const call = (kind: "syscall" | "asyncSyscall" | "jsSyscall", name: string, args: string) => {
    const answer = host.call(kind, name, args);
    if (answer[0] === "+") return answer.slice(1);
    const { message, data } = JSON.parse(answer.slice(1)) as { message: string; data?: unknown };
    throw Object.assign(new Error(message), data === undefined ? {} : { data });
  };
  global.Convex = {
    syscall: (name: string, args: string) => call("syscall", name, args),
    asyncSyscall: async (name: string, args: string) => call("asyncSyscall", name, args),
    jsSyscall: (name: string) => call("jsSyscall", name, "{}"),
  };

  const RealDate = Date;
  class FrozenDate extends RealDate {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(now);
      else super(...(args as [number]));
    }
    static override now() {
      return now;
    }
  }
  const frozen = function (this: unknown, ...args: unknown[]) {
    return new.target === undefined
      ? new RealDate(now).toString()
      : Reflect.construct(FrozenDate, args, new.target);
  };
  frozen.prototype = RealDate.prototype;
  Object.defineProperty(RealDate.prototype, "constructor", {
    value: frozen,
    writable: true,
    configurable: true,
  });
  global.Date = Object.assign(frozen, { now: () => now, parse: RealDate.parse, UTC: RealDate.UTC });
  global.performance = { now: () => 0, timeOrigin: 0 };

  Math.random = () => (random32() * 2 ** 21 + (random32() >>> 11)) / 2 ** 53;
  const fillRandom = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = random32();
    return view;
  };
  const subtle = new Proxy(
    {},
    {
      get(_target, name) {
        throw new Error(
          `crypto.subtle.${String(name)} is asynchronous: use it in an action, or a pure-JavaScript hash.`,
        );
      },
    },
  );
  global.crypto = {
    getRandomValues: fillRandom,
    randomUUID: () => {
      const bytes = fillRandom(new Uint8Array(16));
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
        "-",
      );
    },
    subtle,
  };

  global.TextEncoder = class TextEncoder {
    readonly encoding = "utf-8";
    encode(text = "") {
      return new Uint8Array(host.utf8Encode(String(text)));
    }
    encodeInto(text: string, into: Uint8Array) {
      let read = 0;
      let written = 0;
      for (const character of text) {
        const bytes = host.utf8Encode(character);
        if (written + bytes.length > into.length) break;
        into.set(bytes, written);
        written += bytes.length;
        read += character.length;
      }
      return { read, written };
    }
  };
  global.TextDecoder = class TextDecoder {
    readonly encoding: string;
    readonly fatal: boolean;
    readonly ignoreBOM: boolean;
    constructor(label = "utf-8", options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
      this.encoding = label;
      this.fatal = options.fatal ?? false;
      this.ignoreBOM = options.ignoreBOM ?? false;
    }
    decode(bytes: ArrayBuffer | ArrayBufferView = new Uint8Array()) {
      try {
        return host.utf8Decode(bytes, this.encoding, this.fatal, this.ignoreBOM);
      } catch (error) {
        throw new TypeError(String((error as Error).message));
      }
    }
  };
  global.URL = host.URL;
  global.URLSearchParams = host.URLSearchParams;
  global.atob = (text: string) => host.atob(String(text));
  global.btoa = (text: string) => host.btoa(String(text));
  global.structuredClone = (value: unknown) => clone(value);
  global.queueMicrotask = (callback: () => void) => void Promise.resolve().then(callback);

  const clone = (value: unknown): unknown => {
    if (typeof value === "function" || typeof value === "symbol") {
      throw new TypeError("structuredClone takes no functions and no symbols.");
    }
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof RealDate) return new RealDate(value.getTime());
    if (value instanceof ArrayBuffer) return value.slice(0);
    if (value instanceof Map) return new Map([...value].map(([key, item]) => [clone(key), clone(item)]));
    if (value instanceof Set) return new Set([...value].map(clone));
    if (Array.isArray(value)) return value.map(clone);
    if (ArrayBuffer.isView(value))
      return new Uint8Array(value.buffer.slice(0), value.byteOffset, value.byteLength);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clone(item)]));
  };

  const log =
    (level: string) =>
    (...values: unknown[]) =>
      host.log(level, values);
  const console: Record<string, unknown> = { log: log("LOG"), info: log("INFO"), debug: log("DEBUG") };
  console.warn = log("WARN");
  console.error = log("ERROR");
  console.trace = log("DEBUG");
  console.time = () => {};
  console.timeLog = () => {};
  console.timeEnd = () => {};
  global.console = console;

  const refuse = (name: string) => () => {
    throw new Error(
      `${name} cannot be used in queries and mutations, which must be deterministic. Use an action.`,
    );
  };
  for (const name of ["fetch", "setTimeout", "setInterval", "setImmediate", "WebSocket", "XMLHttpRequest"]) {
    global[name] = refuse(name);
  }
  for (const name of ["clearTimeout", "clearInterval", "clearImmediate"]) global[name] = () => {};

  global.process = { env: {} };
  global.__start = (start: string) => {
    const { now: time, seed, environment } = JSON.parse(start) as SandboxStart;
    now = time;
    [a, b, c, d] = seed;
    for (let round = 0; round < 12; round += 1) random32();
    global.process = { env: JSON.parse(environment) };
  };

  /** A property of a thrown value. Its getter may throw. */
  const read = (thrown: object, name: string): unknown => {
    try {
      return (thrown as Record<string, unknown>)[name];
    } catch {
      return undefined;
    }
  };
  const asText = (value: unknown): string => {
    try {
      return String(value);
    } catch {
      return "a value that cannot be shown as text";
    }
  };
  const parse = (json: unknown): unknown => {
    try {
      return JSON.parse(asText(json ?? "null"));
    } catch {
      return null;
    }
  };
  /** Describes a thrown value for the host. Never throws. */
  const describe = (thrown: unknown) => {
    if (typeof thrown !== "object" || thrown === null) return { message: asText(thrown) };
    const message = read(thrown, "message");
    if (message === undefined) return { message: asText(thrown) };
    const [name, stack] = [read(thrown, "name"), read(thrown, "stack")];
    const isConvexError = read(thrown, "ConvexErrorSymbol") === Symbol.for("ConvexError");
    return {
      message: asText(message),
      ...(name === undefined ? {} : { name: asText(name) }),
      ...(stack === undefined ? {} : { stack: asText(stack) }),
      ...(isConvexError ? { data: parse(read(thrown, "data")) } : {}),
    };
  };
  global.__describe = (thrown: unknown) => JSON.stringify(describe(thrown));

  const { then } = Promise.prototype;
  const promisePrototype = Promise.prototype;
  const { apply, getPrototypeOf } = Reflect;
  /**
   * Handles the promises. Fills the returned array with those that are rejected while the
   * microtasks run. Leaves out those of classes of the function: whether they are handled is not
   * known.
   */
  global.__watch = (promises: Promise<unknown>[]) => {
    const rejected: { promise: Promise<unknown>; reason: unknown }[] = [];
    for (const promise of promises) {
      const refused = (reason: unknown) => {
        if (getPrototypeOf(promise) === promisePrototype) rejected.push({ promise, reason });
      };
      try {
        apply(then, promise, [undefined, refused]);
      } catch {
        // The function has replaced the promise's constructor with one that throws.
      }
    }
    return rejected;
  };

  /**
   * Starts one function. When the microtask queue is empty, `__value` has its result as JSON, or
   * `__error` what it threw. `__settled` is the only promise that nothing awaits.
   */
  global.__invoke = (request: string) => {
    const { module, exportName, method, args } = JSON.parse(request) as Record<string, string>;
    global.__value = undefined;
    global.__error = undefined;
    const run = async () => {
      const modules = global.__convexModules as Record<string, () => Record<string, Record<string, unknown>>>;
      const exported = modules[module ?? ""]?.()[exportName ?? ""];
      const invoke = exported?.[method ?? ""];
      if (typeof invoke !== "function") throw new Error(`${module}:${exportName} has no ${method}.`);
      return (await invoke(args)) as string;
    };
    global.__settled = run().then(
      (value) => {
        global.__value = value;
      },
      (thrown: unknown) => {
        global.__error = JSON.stringify(describe(thrown));
      },
    );
  };
}
