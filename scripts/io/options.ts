import { Option } from "commander";
import colours from "picocolors";
import type { Finding, Severity } from "../../core/finding.ts";
import { type Paint, plain } from "../../core/report/terminal.ts";

export type Format = "terminal" | "json";

/** `--format`, the same for every command. */
export const formatOption = (): Option =>
  new Option("--format <format>", "how to print the result")
    .choices(["terminal", "json"])
    .default("terminal");

/** Colours where a person looks at a terminal; NO_COLOR turns them off. */
export const paint: Paint = colours.isColorSupported && process.stdout.isTTY ? colours : plain;

const ranks: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** 1 when a finding is at least as bad as `failOn`, else 0. */
export const exitCodeFor = (findings: readonly Finding[], failOn: Severity): 0 | 1 =>
  findings.some(({ severity }) => ranks[severity] >= ranks[failOn]) ? 1 : 0;
