import { appToken, type AppSlug } from "./apps.ts";
import { client, succeeded, type Client } from "./client.ts";
import { startClock, type Clock } from "./clock.ts";
import type { Call, Identity } from "./exchange.ts";
import { faults, type Fault } from "./faults.ts";
import type { File } from "./git.ts";
import { startProxy } from "./proxy.ts";
import type { TestRepository } from "./repository.ts";
import { admin, installationOf, organization, people, startEmulator, tokenOf } from "./seed.ts";
import { testRepository } from "./test-repository.ts";

/** A GitHub of its own for one test: the emulator behind the contract proxy. */
export interface TestGitHub {
  /** What `GITHUB_API_URL` must be. */
  readonly url: string;
  readonly clock: Pick<Clock, "now" | "pass">;
  /** Calls any operation with any token, for what the rest of this interface does not have. */
  readonly call: Client;
  /** The token of a person. */
  tokenOf(login: string): string;
  /** The id that GitHub gave a person. */
  idOf(login: string): Promise<number>;
  /** A token as a workflow gets it: an app's, with no more than these permissions. */
  workflowToken(asked: {
    readonly permissions: Permissions;
    readonly owner?: string;
    readonly app?: AppSlug;
  }): Promise<string>;
  createRepository(repository: NewRepository): Promise<TestRepository>;
  /** Makes a team in the organization `acme`; its name is its slug. */
  createTeam(name: string, members: readonly string[]): Promise<void>;
  /** Makes something go wrong from now on. */
  fail(fault: Fault): void;
  /** What apps (the Action acts as one) have asked for since the last `mark`. */
  calls(): readonly Call[];
  /** How often, by operation. */
  counts(): Readonly<Partial<Record<Call["operation"], number>>>;
  /** Starts counting anew. */
  mark(): void;
  /** What somebody did against GitHub's description, so far; reading it forgets it. */
  violations(): readonly string[];
  /** Stops it, and fails if there is a violation that nobody has read. */
  stop(): Promise<void>;
}

/** As a workflow file writes them, with the API's names. */
type Permissions = Readonly<Record<string, "read" | "write">>;

/** A repository to make. */
interface NewRepository {
  /** The organization if left out; or a person. */
  readonly owner?: string;
  readonly name?: string;
  readonly files: Readonly<Record<string, File>>;
  /** Who may do what, beyond reading. */
  readonly collaborators?: Readonly<Record<string, "pull" | "triage" | "push" | "maintain" | "admin">>;
  /** The check that `main` requires before a merge. */
  readonly requiredCheck?: string;
}

/** Starts a GitHub with all the people and no repository. */
export async function startGitHub({
  fail = [],
}: { readonly fail?: readonly Fault[] } = {}): Promise<TestGitHub> {
  const clock = startClock();
  const identities = new Map<string, Identity>(
    people.map((login) => [tokenOf(login), { kind: "person", login }]),
  );
  const planned = faults();
  const proxy = await startProxy(clock, (token) => identities.get(token), planned);
  const { emulator, address } = await startEmulator(proxy.url);
  proxy.connect(address);
  fail.forEach((fault) => planned.add(fault));
  const call = client(proxy.url);
  let marked = 0;
  let read = 0;

  const workflowToken: TestGitHub["workflowToken"] = async ({ permissions, owner = organization, app }) => {
    const slug = app ?? "github-actions";
    const params = { installation_id: installationOf(slug, owner) };
    const operation = "apps/create-installation-access-token";
    const answer = await call(appToken(slug), operation, params, { permissions });
    const { token } = succeeded(answer, operation) as { readonly token: string };
    identities.set(token, { kind: "app", login: `${slug}[bot]`, permissions });
    return token;
  };

  const createRepository: TestGitHub["createRepository"] = async (wanted) => {
    const { owner = organization, name = "definitions", files, collaborators = {}, requiredCheck } = wanted;
    const byOrganization = owner === organization;
    const by = byOrganization ? admin : owner;
    const operation = byOrganization ? "repos/create-in-org" : "repos/create-for-authenticated-user";
    const created = await call(tokenOf(by), operation, byOrganization ? { org: owner } : {}, {
      name,
      auto_init: true,
    });
    succeeded(created, `create ${owner}/${name}`);
    const repository = testRepository(call, by, owner, name);
    // The emulator makes the first commit, with a README; the second has the files of the test and nothing else.
    await repository.commit("main", { files: { "README.md": null, ...files }, message: "Start" });
    for (const [username, permission] of Object.entries(collaborators)) {
      const params = { owner, repo: name, username };
      succeeded(
        await call(tokenOf(by), "repos/add-collaborator", params, { permission }),
        `invite ${username}`,
      );
    }
    if (requiredCheck !== undefined) await repository.requireCheck("main", requiredCheck);
    // An app has no account on the emulator before its first write, not even a refused one.
    const token = await workflowToken({ permissions: { pull_requests: "write" }, owner });
    await call(token, "issues/create-comment", { owner, repo: name, issue_number: 404 }, { body: "Hello" });
    marked = proxy.calls.length;
    return repository;
  };

  const calls = (): readonly Call[] =>
    proxy.calls.slice(marked).filter(({ by, operation }) => by?.kind === "app" || operation === "download");

  return {
    url: proxy.url,
    clock,
    call,
    tokenOf,
    idOf: async (login) => {
      const answer = await call(tokenOf(admin), "users/get-by-username", { username: login });
      return (succeeded(answer, `look up ${login}`) as { readonly id: number }).id;
    },
    workflowToken,
    createRepository,
    createTeam: async (name, members) => {
      const org = { org: organization };
      succeeded(await call(tokenOf(admin), "teams/create", org, { name }), `create ${name}`);
      for (const username of members) {
        const operation = "teams/add-or-update-membership-for-user-in-org";
        const params = { ...org, team_slug: name, username };
        succeeded(await call(tokenOf(admin), operation, params, {}), `add ${username} to ${name}`);
      }
    },
    fail: (fault) => planned.add(fault),
    calls,
    counts: () => {
      const counted: Partial<Record<Call["operation"], number>> = {};
      for (const { operation } of calls()) counted[operation] = (counted[operation] ?? 0) + 1;
      return counted;
    },
    mark: () => {
      marked = proxy.calls.length;
    },
    violations: () => {
      const unread = proxy.violations.slice(read);
      read = proxy.violations.length;
      return unread;
    },
    stop: async () => {
      clock.stop();
      await Promise.all([proxy.close(), emulator.close()]);
      const unread = proxy.violations.slice(read);
      if (unread.length > 0) throw new Error(`Against GitHub's description:\n- ${unread.join("\n- ")}`);
    },
  };
}
