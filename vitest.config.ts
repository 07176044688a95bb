import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 30_000,
    // By itself it leaves one core idle, which on two is half of the machine.
    maxWorkers: "100%",
    reporters:
      process.env["CI"] === "true"
        ? ["default", ["json", { outputFile: ".cache/vitest.json" }]]
        : ["default"],
  },
});
