/** What errors of standard libraries derive from. */

/** A parent, then its children. */
const PYTHON = `
BaseException: Exception KeyboardInterrupt SystemExit GeneratorExit CancelledError
Exception: ValueError TypeError RuntimeError OSError LookupError AttributeError ImportError NameError
Exception: ArithmeticError AssertionError StopIteration StopAsyncIteration SyntaxError EOFError Warning
LookupError: KeyError IndexError
OSError: FileNotFoundError PermissionError TimeoutError InterruptedError BlockingIOError ConnectionError
OSError: FileExistsError IsADirectoryError NotADirectoryError ProcessLookupError ChildProcessError
ConnectionError: ConnectionResetError ConnectionAbortedError ConnectionRefusedError BrokenPipeError
ImportError: ModuleNotFoundError
RuntimeError: NotImplementedError RecursionError
ValueError: UnicodeError
UnicodeError: UnicodeDecodeError UnicodeEncodeError
ArithmeticError: ZeroDivisionError OverflowError
`;

const RUBY = `
Exception: StandardError ScriptError SignalException SystemExit NoMemoryError SecurityError
StandardError: ArgumentError TypeError NameError RuntimeError IOError RangeError IndexError EncodingError
StandardError: ZeroDivisionError FiberError ThreadError RegexpError LocalJumpError SystemCallError
ScriptError: NotImplementedError LoadError SyntaxError
SignalException: Interrupt
NameError: NoMethodError
RuntimeError: FrozenError
IOError: EOFError
IndexError: KeyError StopIteration
`;

/** Java, Kotlin, Scala, C# and PHP agree where they have the same names. */
const OTHERS = `
Throwable: Exception Error
Exception: RuntimeException LogicException IOException InterruptedException TimeoutException SQLException
Exception: ExecutionException ReflectiveOperationException CloneNotSupportedException
Exception: InvalidOperationException ArgumentException NotSupportedException NotImplementedException
Exception: OperationCanceledException FormatException JsonException
Error: AssertionError TypeError VirtualMachineError LinkageError
VirtualMachineError: OutOfMemoryError StackOverflowError
RuntimeException: IllegalArgumentException IllegalStateException NullPointerException ClassCastException
RuntimeException: UnsupportedOperationException IndexOutOfBoundsException ArithmeticException
RuntimeException: ConcurrentModificationException NoSuchElementException OutOfBoundsException
RuntimeException: UnexpectedValueException UncheckedIOException RangeException OverflowException
IllegalArgumentException: NumberFormatException
IllegalStateException: CancellationException
IOException: FileNotFoundException EOFException SocketException UnknownHostException
SQLException: SQLTransientException SQLTimeoutException SQLFeatureNotSupportedException
ReflectiveOperationException: ClassNotFoundException NoSuchMethodException NoSuchFieldException
LogicException: InvalidArgumentException DomainException LengthException OutOfRangeException
LogicException: BadFunctionCallException
BadFunctionCallException: BadMethodCallException
ArgumentException: ArgumentNullException ArgumentOutOfRangeException
InvalidOperationException: ObjectDisposedException
OperationCanceledException: TaskCanceledException
`;

function parentsIn(table: string): ReadonlyMap<string, string> {
  return new Map(
    table
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [parent = "", children = ""] = line.split(": ");
        return children.split(" ").map((child) => [child, parent] as const);
      }),
  );
}

const TABLES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  python: parentsIn(PYTHON),
  ruby: parentsIn(RUBY),
};
const COMMON = parentsIn(OTHERS);

/** Different names of one type. */
const ALIASES: Readonly<Record<string, string>> = { IOError: "OSError", EnvironmentError: "OSError" };

export function canonicalName(name: string, grammar: string): string {
  return grammar === "python" ? (ALIASES[name] ?? name) : name;
}

/** Undefined for a root and for a type of no standard library. */
export function builtinParent(name: string, grammar: string): string | undefined {
  return (TABLES[grammar] ?? COMMON).get(name);
}

const ROOTS: ReadonlySet<string> = new Set(["BaseException", "Exception", "Throwable"]);

/** Types that nothing is above. PHP and C# end at `Exception`. */
export function isRoot(name: string, grammar: string): boolean {
  return ROOTS.has(name) && builtinParent(name, grammar) === undefined;
}
