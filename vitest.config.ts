import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 30_000,
    // By itself it leaves one core idle, which on two is half of the machine.
    maxWorkers: "100%",
    // A thread of the SMT solver falls over now and then when it ends, after its answers. What it did not answer is
    // counted, and too little of it fails its test.
    onUnhandledError: ({ message, stack = "" }) =>
      message !== "unwind" && !stack.includes("node_modules/z3-solver/build/"),
    reporters:
      process.env["CI"] === "true"
        ? ["default", ["json", { outputFile: ".cache/vitest.json" }]]
        : ["default"],
  },
});
