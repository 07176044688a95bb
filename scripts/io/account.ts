import { Option } from "commander";

/** `--account`: only records of this account are trusted, so it has to be known here as well. */
export const accountOption = (): Option =>
  new Option(
    "--account <login>",
    "the account that Countersign posts as in this repository, where an app of your own does it",
  ).default("github-actions[bot]");
