import type { Readable, Writable } from "node:stream";

/** A message of the language-server protocol. */
export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Sends a message: its length in a header, then JSON. */
export function send(to: Writable, message: Message): void {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  to.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
}

/** Calls back with every message that arrives, however the stream cuts them. */
export function receive(from: Readable, take: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  from.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const header = /^[^]*?Content-Length: (\d+)\r\n[^]*?\r\n/i.exec(buffer.toString("latin1"));
      const end = buffer.indexOf("\r\n\r\n") + 4;
      if (header === null || end < 4) return;
      const length = Number(header[1]);
      if (buffer.length < end + length) return;
      const body = buffer.subarray(end, end + length).toString("utf8");
      buffer = buffer.subarray(end + length);
      take(JSON.parse(body) as Message);
    }
  });
}
