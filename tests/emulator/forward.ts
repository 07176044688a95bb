import { request as send } from "node:http";
import type { Answer, Request, Upstream } from "./exchange.ts";

/** How the emulator sent its answer; the proxy sends it whole, on a connection of its own. */
const ofConnection = new Set(["connection", "keep-alive", "transfer-encoding"]);

/** Passes a request on to the emulator as it is; the `Host` too, so that links in the answer lead back to the proxy. */
export function forward(emulator: string, { method, url, headers, text }: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const target = new URL(url.pathname + url.search, emulator);
    const outgoing = send(target, { method, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const kept = Object.entries(incoming.headers).filter(([name]) => !ofConnection.has(name));
        const answered = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
        resolve({ status: incoming.statusCode ?? 0, headers: answered, body: Buffer.concat(chunks) });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(text);
  });
}

/** Lets the proxy's own routes look at the emulator, with the rights of whoever asks. */
export function upstreamFor(emulator: string, headers: Request["headers"]): Upstream {
  const { authorization } = headers;
  return async (method, path) => {
    const url = new URL(path, emulator);
    const given = { host: url.host, ...(authorization === undefined ? {} : { authorization }) };
    const { status, body } = await forward(emulator, { method, url, headers: given, text: "" });
    return { status, json: JSON.parse(Buffer.from(body).toString()) as unknown };
  };
}
