import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { server } from "./find-server.ts";
import { type Message, receive, send } from "./messages.ts";

export interface Completion {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
}

/** Settings as in `.vscode/settings.json`: flat names with dots. */
export type Settings = Readonly<Record<string, unknown>>;

interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** An editor with a folder open, as far as the language server can tell. */
export class Editor {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #folder: string;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #findings = new Map<string, (found: readonly Diagnostic[]) => void>();
  readonly #shown = new Set<string>();
  #asked = 0;

  private constructor(folder: string, settings: Settings) {
    const child = spawn(process.execPath, [server ?? "", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.#child = child;
    this.#folder = folder;
    receive(child.stdout, (message) => {
      this.#take(message, settings);
    });
  }

  /** Opens a folder with settings as in `.vscode/settings.json`, and waits until the server has taken them in. */
  static async open(folder: string, settings: Settings): Promise<Editor> {
    const editor = new Editor(folder, settings);
    const uri = pathToFileURL(folder).href;
    await editor.#ask("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "definitions" }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        },
      },
    });
    send(editor.#child.stdin, { method: "initialized", params: {} });
    send(editor.#child.stdin, { method: "workspace/didChangeConfiguration", params: { settings: {} } });
    // Until the settings have arrived every file is fine; this one is not.
    while ((await editor.findings("definitions/stages/*.yaml", "worked_by: nobody\n")).length === 0);
    return editor;
  }

  close(): void {
    this.#child.kill();
  }

  /** What is offered where the text has a `|`. */
  async completions(path: string, marked: string): Promise<readonly Completion[]> {
    const result = await this.#at("textDocument/completion", path, marked);
    return (result as { readonly items: readonly Completion[] } | null)?.items ?? [];
  }

  /** What is shown while the mouse is where the text has a `|`. */
  async hover(path: string, marked: string): Promise<string> {
    const result = await this.#at("textDocument/hover", path, marked);
    return (result as { readonly contents: { readonly value: string } } | null)?.contents.value ?? "";
  }

  /** What is underlined in a file: line, column and sentence, counted from one. */
  async findings(path: string, text: string): Promise<readonly string[]> {
    const uri = this.#uri(path);
    const found = new Promise<readonly Diagnostic[]>((resolve) => this.#findings.set(uri, resolve));
    this.#show(uri, text);
    return (await found).map(({ range: { start }, message }) => {
      return `${String(start.line + 1)}:${String(start.character + 1)} ${message}`;
    });
  }

  async #at(method: string, path: string, marked: string): Promise<unknown> {
    const [before = "", after = ""] = marked.split("|");
    const lines = before.split("\n");
    const uri = this.#uri(path);
    this.#show(uri, before + after);
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const { result, error } = await this.#ask(method, { textDocument: { uri }, position });
    if (error !== undefined) throw new Error(error.message);
    return result;
  }

  /** `*` becomes a name of its own: what the server says of an older text must not be taken for an answer. */
  #uri(path: string): string {
    const uri = pathToFileURL(join(this.#folder, path.replace("*", `file-${String(this.#shown.size)}`))).href;
    if (this.#shown.has(uri)) throw new Error(`${path} is open already.`);
    this.#shown.add(uri);
    return uri;
  }

  #show(uri: string, text: string): void {
    const textDocument = { uri, languageId: "yaml", version: 1, text };
    send(this.#child.stdin, { method: "textDocument/didOpen", params: { textDocument } });
  }

  #ask(method: string, params: unknown): Promise<Message> {
    this.#asked += 1;
    const id = this.#asked;
    const answer = new Promise<Message>((resolve) => this.#answers.set(id, resolve));
    send(this.#child.stdin, { id, method, params });
    return answer;
  }

  #take(message: Message, settings: Settings): void {
    const { id, method } = message;
    if (method === "workspace/configuration") {
      const { items } = message.params as { readonly items: readonly { readonly section: string }[] };
      send(this.#child.stdin, {
        id: id ?? 0,
        result: items.map(({ section }) => sectionOf(settings, section)),
      });
    } else if (method === "textDocument/publishDiagnostics") {
      const { uri, diagnostics } = message.params as {
        readonly uri: string;
        readonly diagnostics: readonly Diagnostic[];
      };
      this.#findings.get(uri)?.(diagnostics);
    } else if (method !== undefined && id !== undefined) send(this.#child.stdin, { id, result: null });
    else if (typeof id === "number") this.#answers.get(id)?.(message);
  }
}

/** `yaml.schemas` in the settings is `schemas` in the section `yaml`. */
const sectionOf = (settings: Settings, section: string): object =>
  Object.fromEntries(
    Object.entries(settings)
      .filter(([key]) => key.startsWith(`${section}.`))
      .map(([key, value]) => [key.slice(section.length + 1), value]),
  );
