/** Names of standard libraries and well-known modules that act on the world outside of the code. */

export type EffectKind =
  | "environment"
  | "setting"
  | "file"
  | "network"
  | "database"
  | "process"
  | "time"
  | "lock"
  | "task"
  | "queue";

export interface EffectRow {
  readonly kind: EffectKind;
  /** As in import statements; `""` for names that need no import. */
  readonly modules: readonly string[];
  /** Absent: each use of the module counts. */
  readonly names?: readonly string[];
}

const row = (kind: EffectKind, modules: string, names?: string): EffectRow => ({
  kind,
  modules: modules.split(" "),
  ...(names === undefined ? {} : { names: names.split(" ") }),
});

const node = (name: string): string => `${name} node:${name}`;

const ECMASCRIPT: readonly EffectRow[] = [
  row("file", `${node("fs")} ${node("fs/promises")} fs-extra graceful-fs`),
  row(
    "network",
    `${node("http")} ${node("https")} ${node("http2")} ${node("net")} ${node("tls")} ${node("dgram")} undici axios ws`,
  ),
  row("network", node("dns"), "lookup resolve"),
  row("process", `${node("child_process")} execa cross-spawn`),
  row("task", `${node("worker_threads")} ${node("cluster")}`),
  row("time", `${node("timers")} ${node("timers/promises")}`),
  row("database", "pg mysql mysql2 better-sqlite3 sqlite3 mongodb mongoose knex redis ioredis"),
  row("time", "", "setTimeout setInterval setImmediate"),
  row("network", "", "fetch WebSocket"),
  row("environment", "", "process.env"),
];

const PYTHON: readonly EffectRow[] = [
  row("environment", "os", "environ getenv"),
  row("file", "io shutil tempfile glob"),
  row("file", "os", "open remove rename replace unlink mkdir makedirs rmdir listdir scandir stat"),
  row("file", "", "open"),
  row("network", "socket ssl http.client urllib.request requests httpx aiohttp urllib3 smtplib"),
  row("database", "sqlite3 psycopg psycopg2 sqlalchemy pymongo redis"),
  row("process", "subprocess multiprocessing signal"),
  row("process", "os", "fork kill execv system popen _exit"),
  row("time", "time", "sleep time monotonic perf_counter"),
  row("lock", "threading", "Lock RLock Condition Semaphore Event Barrier"),
  row("lock", "asyncio", "Lock Condition Semaphore Event"),
  row("task", "threading", "Thread Timer"),
  row("task", "asyncio", "create_task gather run ensure_future"),
  row("task", "concurrent.futures"),
  row("queue", "queue"),
  row("queue", "asyncio", "Queue"),
];

const GO: readonly EffectRow[] = [
  row("environment", "os syscall", "Getenv LookupEnv"),
  row(
    "file",
    "os",
    "Open OpenFile Create ReadFile WriteFile Remove RemoveAll Rename Mkdir MkdirAll ReadDir Stat",
  ),
  row("file", "io/ioutil"),
  row("network", "net", "Dial DialTimeout Listen ListenPacket ListenTCP DialTCP"),
  row(
    "network",
    "net/http",
    "Get Post ListenAndServe ListenAndServeTLS Serve DefaultClient Client Server NewRequest NewRequestWithContext",
  ),
  row("database", "database/sql github.com/jackc/pgx/v5 github.com/jackc/pgx/v5/pgxpool"),
  row("process", "os/exec os/signal"),
  row("process", "os", "Exit StartProcess"),
  row("time", "time", "Sleep After AfterFunc NewTicker NewTimer Tick"),
  row("lock", "sync", "Mutex RWMutex Once WaitGroup Cond"),
  row("lock", "sync/atomic"),
];

export const EFFECTS: Readonly<Record<string, readonly EffectRow[]>> = {
  TypeScript: ECMASCRIPT,
  TSX: ECMASCRIPT,
  JavaScript: ECMASCRIPT,
  Vue: ECMASCRIPT,
  Python: PYTHON,
  Go: GO,
};
