import type { Finding } from "../finding.ts";
import { agreementsMessages } from "./messages/agreements.ts";
import { conditionsMessages } from "./messages/conditions.ts";
import { doubtsMessages } from "./messages/doubts.ts";
import { filesMessages } from "./messages/files.ts";
import { linksMessages } from "./messages/links.ts";
import type { Message, Messages } from "./messages/message.ts";
import { ownersMessages } from "./messages/owners.ts";
import { proofsMessages } from "./messages/proofs.ts";
import { shapeMessages } from "./messages/shape.ts";
import { tablesMessages } from "./messages/tables.ts";
import { yamlMessages } from "./messages/yaml.ts";

/** The words for every finding; a code without words does not compile. */
const messages: Messages = {
  ...filesMessages,
  ...yamlMessages,
  ...tablesMessages,
  ...shapeMessages,
  ...conditionsMessages,
  ...linksMessages,
  ...agreementsMessages,
  ...doubtsMessages,
  ...ownersMessages,
  ...proofsMessages,
};

/** Says a finding in words: three sentences or so, without Markdown beyond back-ticks around names. */
export function messageOf(finding: Finding): Message {
  const say = messages[finding.code] as (args: Finding["args"]) => Message;
  return say(finding.args);
}
