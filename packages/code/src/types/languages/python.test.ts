import { expect, test } from "vitest";
import { typesIn } from "../../testing/parsed-types.ts";

test("Python: class attributes, assignments of constructors, settings and supertypes", async () => {
  const text = `@dataclass
class Task(base.Model, Generic[T], metaclass=Meta):
    title: str
    #: Whether it is finished.
    done: bool = False

    default_config = Config({"DEBUG": None, "NAME": "x"})

    def __init__(self, path: str, limit=10):
        self.path = path  # where it is kept
        self.limit = limit
        self.items: list[str] = []

    def run(self):
        self.late = os.environ.get("HOME", "/")
        return self.config["DEBUG"], os.getenv("USER")
`;
  expect(await typesIn("Python", text)).toEqual([
    "3 Task.title: str",
    "5 Task.done: bool = False // Whether it is finished.",
    '7 Task.default_config = Config({"DEBUG": None, "NAME": "x"})',
    "7 default_config.DEBUG = None",
    '7 default_config.NAME = "x"',
    "10 Task.path: str // where it is kept",
    "11 Task.limit = 10",
    "12 Task.items: list[str] = []",
    "Task -> base.Model (extends)",
    "Task -> Generic (extends)",
    '15 os.environ.get[HOME] = "/"',
    "16 self.config[DEBUG]",
    "16 os.getenv[USER]",
  ]);
});
