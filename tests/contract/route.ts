import { description } from "./description.ts";
import type { OperationId } from "./operations.ts";

/** The operation that a request asks for, and the values in its path. */
export interface Route {
  readonly operation: OperationId;
  readonly params: Readonly<Record<string, string>>;
}

/** Names of branches and files may contain a slash; every other value is one segment of the path. */
const manySegments = new Set(["ref", "path", "basehead", "branch"]);

const routes = (Object.keys(description.operations) as OperationId[])
  .map((operation) => {
    const { method, path } = description.operations[operation];
    const names: string[] = [];
    const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      names.push(name);
      return manySegments.has(name) ? "(.+)" : "([^/]+)";
    });
    return {
      operation,
      method,
      names,
      pattern: new RegExp(`^${pattern}$`),
      fixed: path.replace(/\{\w+\}/g, ""),
    };
  })
  // The longest fixed text first: `/pulls/{n}/reviews` is not `/contents/{path}` of something.
  .sort((left, right) => right.fixed.length - left.fixed.length);

/** Finds the operation for a method and a path without its query; undefined if the description has none. */
export function route(method: string, path: string): Route | undefined {
  for (const candidate of routes) {
    if (candidate.method !== method) continue;
    const match = candidate.pattern.exec(path);
    if (match === null) continue;
    const values = match.slice(1).map((value) => decodeURIComponent(value));
    const params = Object.fromEntries(candidate.names.map((name, at) => [name, values[at] ?? ""]));
    return { operation: candidate.operation, params };
  }
  return undefined;
}
