import { Command, CommanderError } from "commander";
import { complain } from "./io/complain.ts";

const program = new Command("countersign")
  .description(
    "The definitions that sales and marketing both live by: checked, explained, and signed by both.",
  )
  .version("0.1.0")
  .showHelpAfterError("Run with --help for all options.")
  .exitOverride();

/** In the order of the help. Each is loaded when it is called: most need but a part of the program. */
const commands = new Map<string, () => Promise<Command>>(
  Object.entries({
    check: async () => (await import("./commands/check.ts")).checkCommand,
    diff: async () => (await import("./commands/diff.ts")).diffCommand,
    qualify: async () => (await import("./commands/qualify.ts")).qualifyCommand,
    impact: async () => (await import("./commands/impact.ts")).impactCommand,
    profile: async () => (await import("./commands/profile.ts")).profileCommand,
    handoffs: async () => (await import("./commands/handoffs.ts")).handoffsCommand,
    charter: async () => (await import("./commands/charter.ts")).charterCommand,
    glossary: async () => (await import("./commands/glossary.ts")).glossaryCommand,
    prove: async () => (await import("./commands/prove.ts")).proveCommand,
    review: async () => (await import("./commands/review.ts")).reviewCommand,
    decide: async () => (await import("./commands/decide.ts")).decideCommand,
    audit: async () => (await import("./commands/audit.ts")).auditCommand,
    ledger: async () => (await import("./commands/ledger.ts")).ledgerCommand,
    ruleset: async () => (await import("./commands/ruleset.ts")).rulesetCommand,
    schema: async () => (await import("./commands/schema.ts")).schemaCommand,
    init: async () => (await import("./commands/init.ts")).initCommand,
  }),
);

/** Runs the command that was called. What is built of this file is CommonJS, which cannot wait at its top. */
async function run(): Promise<void> {
  try {
    const called = commands.get(process.argv[2] ?? "");
    // Help, and a name that is near another one, take all of them.
    for (const load of called === undefined ? [...commands.values()] : [called])
      // A wrong call of a command ends like a wrong call of the program: with help at hand and exit code 2.
      program.addCommand((await load()).copyInheritedSettings(program));
    await program.parseAsync();
  } catch (thrown) {
    // Commander has already said what is wrong with the call, or printed the help that was asked for.
    if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? 0 : 2;
    else process.exitCode = complain(thrown);
  }
}

// Whoever reads may have seen enough, as `head` has. That ends a call as the signal for it would, and never as a success.
process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
  if (problem.code !== "EPIPE") throw problem;
  process.exit(141);
});
void run();
