import { countedLife, type Life, type Size } from "../../tests/action/support/counted.ts";

const sizes: readonly Size[] = [
  { definitions: 5, reviews: 10 },
  { definitions: 300, reviews: 500 },
];

/**
 * How many API requests the runs in the life of a pull request take, and what they use of the processor together, as a
 * line for each size. GitHub is a stand-in within the process, so its part of the time is included, and downloads of
 * archives are not counted: they are no requests to the API.
 */
export async function requestLines(): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const size of sizes) {
    const start = process.cpuUsage();
    const life = await countedLife(size);
    const { user, system } = process.cpuUsage(start);
    lines.push(lineOf(size, life, (user + system) / 1000));
  }
  return lines;
}

const lineOf = ({ definitions, reviews }: Size, life: Life, cpu: number): string =>
  `A pull request with ${definitions} changed definitions and ${reviews} reviews: ` +
  `${life.newHead.requests} API requests on a new head, ${life.turnsGreen.requests} when it turns green, ` +
  `${life.unchanged.requests} when nothing has changed; ${cpu.toFixed(0)} ms of processor time for all four runs.`;
