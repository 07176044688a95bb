#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { auditCommand } from "./commands/audit.ts";
import { charterCommand } from "./commands/charter.ts";
import { checkCommand } from "./commands/check.ts";
import { qualifyCommand } from "./commands/qualify.ts";
import { decideCommand } from "./commands/decide.ts";
import { diffCommand } from "./commands/diff.ts";
import { glossaryCommand } from "./commands/glossary.ts";
import { handoffsCommand } from "./commands/handoffs.ts";
import { impactCommand } from "./commands/impact.ts";
import { initCommand } from "./commands/init.ts";
import { ledgerCommand } from "./commands/ledger.ts";
import { profileCommand } from "./commands/profile.ts";
import { proveCommand } from "./commands/prove.ts";
import { reviewCommand } from "./commands/review.ts";
import { rulesetCommand } from "./commands/ruleset.ts";
import { schemaCommand } from "./commands/schema.ts";
import { complain } from "./io/complain.ts";

const program = new Command("countersign")
  .description(
    "The definitions that sales and marketing both live by: checked, explained, and signed by both.",
  )
  .version("0.1.0")
  .showHelpAfterError("Run with --help for all options.")
  .exitOverride();

const commands = [
  checkCommand,
  diffCommand,
  qualifyCommand,
  impactCommand,
  profileCommand,
  handoffsCommand,
  charterCommand,
  glossaryCommand,
  proveCommand,
  reviewCommand,
  decideCommand,
  auditCommand,
  ledgerCommand,
  rulesetCommand,
  schemaCommand,
  initCommand,
];
// A wrong call of a command ends like a wrong call of the program: with help at hand and exit code 2.
for (const command of commands) program.addCommand(command.copyInheritedSettings(program));

try {
  await program.parseAsync();
} catch (thrown) {
  // Commander has already said what is wrong with the call, or printed the help that was asked for.
  if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? 0 : 2;
  else process.exitCode = complain(thrown);
}
