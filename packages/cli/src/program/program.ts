/** The command line. Loads quickly: each subcommand imports its code when it runs. */
import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { analyzeCommand } from "../commands/analyze-command.ts";
import { backendCommand } from "../commands/backend-command.ts";
import { doctorCommand } from "../commands/doctor-command.ts";
import { initCommand } from "../commands/init-command.ts";
import { jobsCommand } from "../commands/jobs-command.ts";
import { submitCommand } from "../commands/submit-command.ts";
import { upCommand } from "../commands/up-command.ts";
import { verifyCommand } from "../commands/verify-command.ts";
import { webCommand } from "../commands/web-command.ts";
import { workerCommand } from "../commands/worker-command.ts";

/** Throws CommanderError instead of exiting, so that the caller decides the exit code. */
export function program(): Command {
  const root = new Command("fondation")
    .description("Turns a Git repository into a course of 33 documents.")
    .version(packageJson.version, "-V, --version", "print the version")
    .helpCommand("help [command]", "print the help of a command")
    // `backend export --data` is an option of `export`, not of `backend`.
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .addHelpText(
      "after",
      "\nStart here:\n  fondation up .            everything on this machine, and a course of this repository\n  fondation doctor          what is wrong, and how to fix it\n\nEvery setting is also a variable: see docs/environment.md.",
    );
  const commands = [
    upCommand(),
    submitCommand(),
    jobsCommand(),
    analyzeCommand(),
    verifyCommand(),
    workerCommand(),
    webCommand(),
    backendCommand(),
    initCommand(),
    doctorCommand(),
  ];
  for (const command of commands) root.addCommand(command);
  for (const command of everyCommand(root))
    command
      .helpOption("-h, --help", "print this help")
      .exitOverride()
      .showHelpAfterError("(--help lists the arguments and options)");
  return root;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
