import { error } from "@actions/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { annotations, checkRunAnnotations } from "../../action/annotations.ts";
import type { Finding, Severity } from "../../core/finding.ts";

const finding = (severity: Severity, line: number, more: Partial<Finding["at"]> = {}): Finding => ({
  code: "yaml-forbidden-key",
  severity,
  at: { path: "owners.yaml", line, column: 3, end: { line, column: 8 }, ...more },
  args: { key: "arbiter" },
});

const hostile = (key: string, path = "owners.yaml"): Finding => ({
  ...finding("error", 2, { path }),
  code: "yaml-forbidden-key",
  args: { key },
});

/** What the runner would read from the log. */
function logged(findings: readonly Finding[]): string {
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  for (const { message, properties } of annotations(findings)) error(message, properties);
  write.mockRestore();
  return written.join("");
}

afterEach(() => vi.restoreAllMocks());

describe("annotations", () => {
  it("say what was seen, why it matters and what to type, beside the line", () => {
    expect(annotations([finding("error", 2)])).toEqual([
      {
        severity: "error",
        message:
          "`arbiter` is used as a name. Programs give this name a meaning of its own. Use another name.",
        properties: {
          title: "This definition cannot be approved",
          file: "definitions/owners.yaml",
          startLine: 2,
          endLine: 2,
          startColumn: 3,
          endColumn: 8,
        },
      },
    ]);
  });

  it("name no columns for a place that spans lines", () => {
    const [annotation] = annotations([finding("note", 2, { end: { line: 4, column: 1 } })]);
    expect(annotation?.properties).toEqual({
      title: "About this definition",
      file: "definitions/owners.yaml",
      startLine: 2,
      endLine: 4,
    });
  });

  it("show the errors first, and of each severity no more than GitHub shows", () => {
    const many = Array.from({ length: 12 }, (_, index) => [
      finding("note", index + 1),
      finding("error", index + 1),
    ]).flat();
    const shown = annotations([...many, finding("warning", 1)]);
    expect(shown.map(({ severity, properties }) => `${severity} ${properties.startLine}`)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `error ${index + 1}`),
      "warning 1",
      ...Array.from({ length: 10 }, (_, index) => `note ${index + 1}`),
    ]);
  });

  it("go to a check run at most fifty at a time, the errors first", () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      finding(index < 20 ? "warning" : "error", index + 1),
    );
    const shown = checkRunAnnotations(many);
    expect(shown.map(({ annotation_level }) => annotation_level)).toEqual([
      ...Array.from({ length: 40 }, () => "failure"),
      ...Array.from({ length: 10 }, () => "warning"),
    ]);
    expect(shown[0]).toMatchObject({ path: "definitions/owners.yaml", start_line: 21, end_line: 21 });
  });
});

describe("hostile names in annotations", () => {
  it("cannot start a workflow command of their own", () => {
    const log = logged([hostile("x\n::set-output name=result::approved\r\n::error::y")]);
    expect(log.split("\n").filter((line) => line.startsWith("::"))).toHaveLength(1);
    expect(log).toMatch(
      /^::error title=This definition cannot be approved,file=definitions\/owners\.yaml,line=2,/u,
    );
  });

  it("cannot be decoded into a command by the runner", () => {
    expect(logged([hostile("%0A::add-mask::secret")])).toContain("%250A::add-mask::secret");
  });

  it("cannot add a property", () => {
    const log = logged([hostile("x", "stages/a,file=README.md::b.yaml")]);
    expect(log).toContain("file=definitions/stages/a%2Cfile=README.md%3A%3Ab.yaml,");
  });

  it("cannot turn the direction of what is read, or hide in it", () => {
    expect(annotations([hostile("a\u202Eb\u200Bc")])[0]?.message).toContain("`abc` is used");
  });
});
