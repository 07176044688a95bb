import { describe, expect, test } from "vitest";
import { cut, print, type Json } from "./cut.ts";

/** A description with one operation, which answers with this schema. */
function answering(schema: Json, schemas: Json = {}): Json {
  return {
    paths: {
      "/things/{id}": {
        parameters: [],
        get: {
          operationId: "things/get",
          summary: "Get a thing",
          parameters: [
            { $ref: "#/components/parameters/id" },
            { name: "page", in: "query", description: "Which.", schema: { type: "integer", default: 1 } },
          ],
          responses: {
            "200": { $ref: "#/components/responses/thing" },
            "304": { description: "Not modified" },
          },
        },
        delete: { operationId: "things/delete", responses: {} },
      },
    },
    components: {
      parameters: { id: { name: "id", in: "path", required: true, schema: { type: "string" } } },
      responses: { thing: { content: { "application/json": { schema, examples: {} } } } },
      schemas: { "basic-error": { type: "object" }, unused: { type: "string" }, ...schemas },
    },
  };
}

function cutAnswer(schema: Json, schemas?: Json): unknown {
  const document = cut(answering(schema, schemas), ["things/get"], "a test");
  const { operations } = document as {
    operations: Record<string, { responses: Record<string, { schema?: unknown }> }>;
  };
  return operations["things/get"]?.responses["200"]?.schema;
}

test("keeps what says what is valid, of the operations that are asked for", () => {
  expect(cut(answering({ type: "string" }), ["things/get"], "a test")).toEqual({
    generated: "By scripts/cut-openapi.ts from a test. Do not edit.",
    operations: {
      "things/get": {
        method: "GET",
        path: "/things/{id}",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string" } },
          { name: "page", in: "query", required: false, schema: { type: "integer" } },
        ],
        responses: { "200": { schema: { type: "string" } }, "304": { schema: undefined } },
      },
    },
    schemas: { "basic-error": { type: "object" } },
  });
});

describe("a schema", () => {
  test("loses its prose, but not its properties of the same name", () => {
    const properties = { description: { type: "string", description: "What it is.", example: "x" } };
    expect(cutAnswer({ type: "object", title: "Thing", properties })).toEqual({
      type: "object",
      properties: { description: { type: "string" } },
    });
  });

  test.each([
    [{ type: "string", nullable: true }, { type: ["string", "null"] }],
    [
      { type: "string", enum: ["a"], nullable: true },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      { allOf: [{ type: "object" }], nullable: true },
      { anyOf: [{ allOf: [{ type: "object" }] }, { type: "null" }] },
    ],
    [{ oneOf: [{ type: "string" }] }, { anyOf: [{ type: "string" }] }],
    [
      { type: "string", format: "date-time" },
      { type: "string", format: "date-time" },
    ],
    [{ type: "integer", format: "int64" }, { type: "integer" }],
  ])("%j becomes %j", (before, after) => {
    expect(cutAnswer(before)).toEqual(after);
  });

  test("brings along those it refers to, also in a circle", () => {
    const part = { type: "array", items: { $ref: "#/components/schemas/part" } };
    const document = cut(
      answering({ $ref: "#/components/schemas/part" }, { part }),
      ["things/get"],
      "a test",
    );
    expect(document["schemas"]).toEqual({
      "basic-error": { type: "object" },
      part: { type: "array", items: { $ref: "#/schemas/part" } },
    });
  });
});

test("an operation that is not there is an error, and so is a schema", () => {
  expect(() => cut(answering({}), ["things/get", "things/put"], "a test")).toThrow(
    "This description has no operation things/put.",
  );
  expect(() => cutAnswer({ $ref: "#/components/schemas/lost" })).toThrow(
    "#/components/schemas/lost is not an object in this description.",
  );
});

test("prints one line for each operation and schema", () => {
  expect(print({ generated: "x", operations: { a: { method: "GET" }, b: {} }, schemas: {} })).toBe(
    '{\n"generated": "x",\n"operations": {\n  "a": {"method":"GET"},\n  "b": {}\n},\n"schemas": {\n\n}\n}\n',
  );
});
