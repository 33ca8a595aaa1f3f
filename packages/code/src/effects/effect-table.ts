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

const RUST: readonly EffectRow[] = [
  row("environment", "std::env", "var var_os"),
  row("environment", "", "env.var env.var_os"),
  row("file", "std::fs tokio::fs"),
  row("network", "std::net tokio::net", "TcpListener TcpStream UdpSocket"),
  row("process", "std::process", "Command exit"),
  row("time", "std::time tokio::time", "Instant SystemTime sleep timeout interval sleep_until"),
  row("lock", "std::sync tokio::sync parking_lot", "Mutex RwLock Condvar Semaphore Notify Once Barrier"),
  row("task", "std::thread tokio::task tokio rayon", "spawn spawn_blocking"),
  row("queue", "std::sync tokio::sync", "mpsc broadcast oneshot watch"),
];

const JVM: readonly EffectRow[] = [
  row("environment", "", "getenv"),
  row("setting", "", "getProperty"),
  row("file", "java.io", "File FileInputStream FileOutputStream FileReader FileWriter RandomAccessFile"),
  row("file", "java.nio.file", "Files Paths FileSystems"),
  row("network", "java.net", "Socket ServerSocket HttpURLConnection URL InetAddress DatagramSocket"),
  row("network", "java.net.http", "HttpClient"),
  row("database", "java.sql javax.sql", "Connection DriverManager PreparedStatement DataSource"),
  row("process", "", "ProcessBuilder"),
  row("time", "", "System.currentTimeMillis System.nanoTime Thread.sleep"),
  row("lock", "java.util.concurrent.locks", "ReentrantLock ReentrantReadWriteLock Lock ReadWriteLock"),
  row("lock", "java.util.concurrent", "Semaphore CountDownLatch CyclicBarrier"),
  row("task", "java.util.concurrent", "ExecutorService Executors CompletableFuture ThreadPoolExecutor"),
  row("queue", "java.util.concurrent", "BlockingQueue LinkedBlockingQueue ArrayBlockingQueue"),
];

const CSHARP: readonly EffectRow[] = [
  row("file", "System.IO", "File Directory FileStream FileInfo StreamWriter StreamReader"),
  row("network", "System.Net.Http", "HttpClient"),
  row("network", "System.Net.Sockets", "Socket TcpClient UdpClient TcpListener"),
  row("process", "System.Diagnostics", "Process"),
  row("lock", "System.Threading", "Monitor Mutex SemaphoreSlim ReaderWriterLockSlim Interlocked"),
  row("task", "System.Threading System.Threading.Tasks", "Thread Task.Run ThreadPool"),
  row("time", "System.Threading", "Timer"),
  row("queue", "System.Threading.Channels System.Collections.Concurrent", "Channel BlockingCollection"),
];

const RUBY: readonly EffectRow[] = [
  row("environment", "", "ENV"),
  row("file", "", "File. Dir. FileUtils. IO."),
  row("network", "socket", "TCPSocket TCPServer UDPSocket UNIXSocket"),
  row("network", "net/http", "Net"),
  row("process", "", "Process. Signal."),
  row("lock", "", "Mutex Monitor ConditionVariable Thread.Mutex"),
  row("task", "", "Thread.new Thread.start Fiber.new"),
  row("queue", "", "Queue SizedQueue Thread.Queue"),
];

const PHP: readonly EffectRow[] = [
  row("environment", "", "getenv"),
  row("file", "", "fopen fwrite fread file_get_contents file_put_contents unlink rename mkdir touch"),
  row("network", "", "fsockopen pfsockopen curl_exec stream_socket_client socket_create mail"),
  row("database", "", "PDO mysqli"),
  row("process", "", "proc_open exec shell_exec popen register_shutdown_function"),
  row("lock", "", "flock"),
  row("time", "", "sleep usleep"),
];

export const EFFECTS: Readonly<Record<string, readonly EffectRow[]>> = {
  TypeScript: ECMASCRIPT,
  TSX: ECMASCRIPT,
  JavaScript: ECMASCRIPT,
  Vue: ECMASCRIPT,
  Python: PYTHON,
  Go: GO,
  Rust: RUST,
  Java: JVM,
  Kotlin: JVM,
  "C#": CSHARP,
  Ruby: RUBY,
  PHP,
};
