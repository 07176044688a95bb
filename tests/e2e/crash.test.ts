import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ActionRun } from "../emulator/run-action.ts";
import { green, greenPullRequests, type Ended, type GreenPullRequests } from "./support/green.ts";
import { readLog } from "./support/log.ts";
import { onEachNode } from "./support/nodes.ts";
import { gate } from "./support/scene.ts";
import { reads, sharedReads, troubles, type Read, type Trouble } from "./support/troubles.ts";

// Everything that Countersign reads goes wrong in turn, on a pull request that is green and would stay green: whatever
// GitHub answers or does not answer, the run fails with a sentence, and the green is gone.

type Case = readonly [trouble: string, operation: string, Read, Trouble];

const casesOf = (all: readonly Read[], wanted: (trouble: Trouble) => boolean): readonly Case[] =>
  all.flatMap((read) =>
    troubles
      .filter(
        (trouble) => wanted(trouble) && (trouble.kind.kind !== "not-json" || read.garbled !== undefined),
      )
      .map((trouble) => [trouble.name, read.operation, read, trouble] as const),
  );
const isSlow = ({ kind }: Trouble): boolean => kind.kind === "hang-up";

const waiting = `pending | ${gate} | Waiting for sales (rae or sam) and marketing (mia or mo).`;
const errors = (run: ActionRun): readonly string[] =>
  readLog(run.stdout).commands.flatMap(({ name, message }) => (name === "error" ? [message] : []));
const shown = (reason: string): string =>
  `error | ${gate} | ${`Not decided, so not approved. ${reason}`.slice(0, 140)}`;

onEachNode("a green pull request", (node, thoroughness) => {
  // What a dropped connection looks like, and what becomes of a body that is no JSON, is the business of Node's fetch.
  const isWanted = (trouble: Trouble): boolean =>
    thoroughness === "every-case" || isSlow(trouble) || trouble.kind.kind === "not-json";
  const cases = casesOf(reads, isWanted);
  // These cannot run side by side, as their calls cannot be told apart; dropped connections would take too long.
  const sharedCases = casesOf(sharedReads, (trouble) => isWanted(trouble) && !isSlow(trouble));
  const otherTests = 6;

  let all: GreenPullRequests;
  const started = new Map<Read, Promise<Ended>>();
  beforeAll(async () => {
    all = await greenPullRequests(node, cases.length + sharedCases.length + otherTests);
    // After a dropped connection the Action pauses for some seconds, in which the other tests run.
    for (const [, , read, trouble] of casesOf(reads, isSlow)) started.set(read, runInto(read, trouble));
  }, 120_000);
  afterAll(() => all.scene.github.stop());

  const runInto = ({ operation, matching }: Read, { kind }: Trouble): Promise<Ended> =>
    all.runWith((of) => ({ operation, matching: matching(of), times: Number.POSITIVE_INFINITY, kind }));

  describe.concurrent("is no longer green when GitHub answers", { timeout: 60_000 }, () => {
    test.each(cases)("%s to %s", async (_, __, read, trouble) => {
      const early = isSlow(trouble) ? started.get(read) : undefined;
      const { run, proposed } = await (early ?? runInto(read, trouble));
      const reason = trouble.sentence(read, proposed);
      expect(errors(run)).toEqual([`#${proposed.pr} was not decided, so it is not approved. ${reason}`]);
      expect(run).toMatchObject({ exitCode: 1, outputs: { result: "error" } });
      expect(await all.newest(proposed)).toBe(shown(reason));
    });
  });

  describe("is no longer green when GitHub answers", () => {
    test.each(sharedCases)("%s to %s", async (_, operation, read, trouble) => {
      const { kind, attempts: times } = trouble;
      const { run, proposed } = await all.runWith((of) => ({
        operation: read.operation,
        matching: read.matching(of),
        times,
        kind,
      }));
      const reason = trouble.sentence(read, proposed);
      const start =
        operation === "pulls/list"
          ? "Countersign stopped, so nothing is approved."
          : `#${proposed.pr} was not decided, so it is not approved.`;
      expect(errors(run)).toEqual([`${start} ${reason}`]);
      expect(run.exitCode).toBe(1);
      expect(await all.newest(proposed)).toBe(shown(reason));
    });

    test("no reviews where there were two", async () => {
      const { proposed } = await all.runWith(({ pr }) => ({
        operation: "pulls/list-reviews",
        matching: `/pulls/${pr}/`,
        kind: { kind: "empty-list" },
      }));
      expect(await all.newest(proposed)).toBe(waiting);
    });

    test("no statuses, and so no record of when the content came up", async () => {
      const { proposed } = await all.runWith(({ head }) => ({
        operation: "repos/list-commit-statuses-for-ref",
        matching: head,
        kind: { kind: "empty-list" },
      }));
      expect(await all.newest(proposed)).toBe(waiting);
      const [comment] = await all.scene.repository.comments(proposed.pr);
      expect(comment?.body).toMatch(
        /- rae approved on .*, before Countersign first saw this content \(.*\)\. Approve again and it counts\.\n/u,
      );
    });

    test("a list of files that is cut short, however it is asked for", async () => {
      const { run, proposed } = await all.runWith(({ head }) => ({
        operation: "git/get-tree",
        matching: head,
        times: Number.POSITIVE_INFINITY,
        kind: { kind: "edited", edit: (body) => ({ ...(body as object), truncated: true }) },
      }));
      expect(run).toMatchObject({ exitCode: 0, outputs: { result: "error" } });
      expect(await all.newest(proposed)).toBe(
        `error | ${gate} | Not approved: the list of changed files is cut short.`,
      );
    });
  });

  describe("stays green when GitHub answers", () => {
    test("an archive that is none: the files are then read one by one", async () => {
      const { run, proposed } = await all.runWith(({ head }) => ({
        operation: "repos/download-tarball-archive",
        matching: head,
        kind: { kind: "not-json" },
      }));
      expect(run).toMatchObject({ exitCode: 0, outputs: { result: "approved" } });
      expect(await all.newest(proposed)).toBe(green);
    });

    test("one server error, and then what it was asked for", async () => {
      const { run, proposed } = await all.runWith(({ pr }) => ({
        operation: "pulls/list-reviews",
        matching: `/pulls/${pr}/`,
        kind: { kind: "status", status: 502, message: "Bad gateway" },
      }));
      expect(run).toMatchObject({ exitCode: 0, outputs: { result: "approved" } });
      expect(await all.newest(proposed)).toBe(green);
    });

    test("a list of files that is cut short, and then the list of each folder", async () => {
      const { run, proposed } = await all.runWith(({ head }) => ({
        operation: "git/get-tree",
        matching: `${head}?recursive=1`,
        kind: { kind: "edited", edit: (body) => ({ ...(body as object), truncated: true }) },
      }));
      expect(run).toMatchObject({ exitCode: 0, outputs: { result: "approved" } });
      expect(await all.newest(proposed)).toBe(green);
    });
  });
});
