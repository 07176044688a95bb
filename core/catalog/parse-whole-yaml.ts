import { LineCounter, parseDocument } from "yaml";
import type { Pointer } from "../criteria/model.ts";
import type { Finding, Location } from "../finding.ts";
import { syntaxFindings } from "./yaml-errors.ts";
import { placesOf } from "./yaml-places.ts";
import { Walk } from "./yaml-walk.ts";

/** A YAML file as plain values, and a way back from a value to its place in the file. */
export interface ParsedYaml {
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Finds the place of a value, or of its key; the nearest enclosing place when there is none. */
  readonly locate: (pointer: Pointer, part?: "key" | "value") => Location;
}

/** Parses one YAML 1.2 document, whatever is in it, with the places of its values and a finding for every mistake. */
export function parseWholeYaml(path: string, text: string): ParsedYaml {
  const counter = new LineCounter();
  const at = (from: number, to: number): Location => {
    const start = counter.linePos(from);
    const end = counter.linePos(Math.max(from, to));
    return { path, line: start.line, column: start.col, end: { line: end.line, column: end.col } };
  };
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: false,
    merge: false,
    logLevel: "error",
  });
  const places = placesOf(document);
  const locate: ParsedYaml["locate"] = (pointer, part = "value") => at(...places(pointer, part));
  const mistakes = syntaxFindings(document, text, at);
  // After a syntax error the rest is guesswork: more findings would only distract.
  if (mistakes.length > 0) return { value: undefined, findings: mistakes, locate };
  const walk = new Walk(at);
  const value = walk.value(document.contents, 0);
  return { value, findings: walk.findings, locate };
}
