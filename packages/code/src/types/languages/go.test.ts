import { expect, test } from "vitest";
import { typesIn } from "../../testing/parsed-types.ts";

test("Go: fields, embedded types, methods of interfaces, constants with their type", async () => {
  const text = `package p

// State says what a job does.
type State string

const (
	// Idle waits.
	Idle State = "idle"
	Busy State = "busy" // works
)

const (
	Low Level = iota
	High
)

const Timeout = 3 * time.Second

type Job struct {
	base.Service
	*Row
	// ID is unique.
	ID   int64
	Name string // for people
}

type Store interface {
	io.Closer
	// Get finds one.
	Get(id int64) *Job
}

var _ Store = (*Memory)(nil)
var _ io.Closer = &File{}

func f() { os.Getenv("HOME"); other.Getenv("X") }
`;
  expect(await typesIn("Go", text)).toEqual([
    '8 State.Idle = "idle" // Idle waits.',
    '9 State.Busy = "busy" // works',
    "13 Level.Low = iota",
    "14 Level.High",
    "17 .Timeout = 3 * time.Second",
    "23 Job.ID: int64 // ID is unique.",
    "24 Job.Name: string // for people",
    "30 Store.Get: (id int64) // Get finds one.",
    "Job -> base.Service (extends)",
    "Job -> Row (extends)",
    "Store -> io.Closer (extends)",
    "Memory -> Store (implements)",
    "File -> io.Closer (implements)",
    "36 os.Getenv[HOME]",
  ]);
});
