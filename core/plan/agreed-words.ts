import type { Catalog, DefinitionFile } from "../catalog/catalog.ts";
import { leaf, lowerFirst, orList, sayNumber, setName } from "../criteria/say.ts";
import type * as raw from "../generated/definitions.ts";
import type { DefinedWord } from "./defined-words.ts";

type Own = Pick<DefinedWord, "word" | "kind" | "meaning" | "exactly"> & { readonly partOf?: string };

/** The words of the agreements around the criteria: markets, account lists, hand-offs, steps of the process, tools. */
export function agreedWords(file: DefinitionFile, catalog: Catalog): readonly Own[] {
  switch (file.kind) {
    case "market":
      return file.value.markets.map((market) => marketWord(market, catalog));
    case "account-list": {
      const { name: partOf, description: meaning, tiers } = file.value;
      return [
        { word: partOf, kind: "account-list", meaning, exactly: undefined },
        ...tiers.map(({ name, treatment, max_accounts: most }) => ({
          word: name,
          kind: "tier" as const,
          partOf,
          meaning: treatment,
          exactly: leaf(`at most ${sayNumber(most)} ${most === 1 ? "account" : "accounts"}`),
        })),
      ];
    }
    case "handoff": {
      const { name: word, description: meaning, from, to, clock } = file.value;
      const exactly = leaf(`from ${from} to ${to}, who has ${clock.within} to answer`);
      return [{ word, kind: "handoff", meaning, exactly }];
    }
    case "process":
      return file.value.steps.map((step) => stepWord(step, catalog));
    case "technology":
      return Object.values(file.value).flatMap((tool) => (tool === undefined ? [] : [toolWord(tool)]));
    default:
      return [];
  }
}

function marketWord({ name, statement, stance, segments }: raw.MarketPart, { dictionary }: Catalog): Own {
  const parts = Object.entries(segments).flatMap(([id, segment]) => {
    const division = dictionary.segmentations.get(id);
    return segment === undefined
      ? []
      : [`${lowerFirst(division?.name ?? id)} is ${division?.names.get(segment) ?? segment}`];
  });
  const exactly = leaf(`${orList(parts, "and")}; ${stances[stance]}`);
  return { word: name, kind: "market", meaning: statement, exactly };
}

const stances: { readonly [S in raw.MarketPart["stance"]]: string } = {
  focus: "we look for business here",
  serve: "we serve those who ask",
  "not-now": "we leave it alone for now",
};

function stepWord(step: raw.ProcessStep, { dictionary }: Catalog): Own {
  const { name: word, description: meaning, owner, stages, finished_when: finished } = step;
  const covered = orList(
    stages.map((stage) => setName(stage, dictionary)),
    "and",
  );
  const exactly = {
    text: "all of this:",
    parts: [
      leaf(`${owner} answers for it`),
      leaf(`it covers the ${stages.length === 1 ? "stage" : "stages"} ${covered}`),
      leaf(`it is finished when this is so: ${finished}`),
    ],
  };
  return { word, kind: "step", meaning, exactly };
}

const toolWord = ({ name: word, purpose: meaning, owner, status }: raw.Tool): Own => ({
  word,
  kind: "tool",
  meaning,
  exactly: leaf(`${states[status]}; ${owner} answers for it`),
});

const states: { readonly [S in raw.Tool["status"]]: string } = {
  chosen: "chosen, and not in use yet",
  "in-use": "in use",
  leaving: "in use until it is replaced",
};
