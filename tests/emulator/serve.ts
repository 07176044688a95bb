import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer, Request } from "./exchange.ts";

/** Serves on a port of its own; no answer means that the connection is dropped. */
export async function listen(answer: (request: Request) => Promise<Answer | undefined>): Promise<Server> {
  const server = createServer((incoming, response) => {
    read(incoming)
      .then(answer)
      .then((result) => (result === undefined ? incoming.socket.destroy() : send(response, result)))
      .catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const url = new URL(incoming.url ?? "/", `http://${headers["host"] ?? "127.0.0.1"}`);
  return { method: incoming.method ?? "GET", url, headers, text: Buffer.concat(chunks).toString() };
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

/** Where a server listens. */
export function address(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Stops a server, whoever is still connected. */
export async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
