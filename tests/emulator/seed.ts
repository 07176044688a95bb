import { createServer } from "node:net";
import { createEmulator, type Emulator, type SeedConfig } from "emulate";
import { apps, granted, privateKey, type AppSlug } from "./apps.ts";

/** Everybody in the tests. Olivia owns the organization; the others have no rights but those they are given. */
export const people = ["olivia", "ann", "rae", "sam", "mia", "mo", "eva", "kim", "fay"] as const;

/** Who owns the organization, and may do everything in it. */
export const admin = "olivia";

/** The organization in which the repositories are, unless a test says otherwise. */
export const organization = "acme";

const accounts: readonly string[] = [organization, ...people];
const slugs = Object.keys(apps) as AppSlug[];

/** A person's token: told from their name, so that a failing test can be read. */
export function tokenOf(login: string): string {
  return `token-of-${login}`;
}

/** Every app is installed for every account; this is the number of the installation. */
export function installationOf(app: AppSlug, account: string): number {
  const place = accounts.indexOf(account);
  if (place < 0) throw new Error(`Nobody is called ${account} on this GitHub.`);
  return (slugs.indexOf(app) + 1) * 100 + place;
}

/** Starts the emulator with people, apps and tokens. Links in its answers lead to `url`; it answers at `address`. */
export async function startEmulator(
  url: string,
): Promise<{ readonly emulator: Emulator; readonly address: string }> {
  const seed: SeedConfig = {
    tokens: Object.fromEntries(people.map((login) => [tokenOf(login), { login }])),
    github: {
      users: people.map((login) => ({ login, email: `${login}@acme.example` })),
      orgs: [{ login: organization, members: [{ login: admin, role: "admin" }] }],
      apps: slugs.map((slug) => ({
        ...apps[slug],
        private_key: privateKey,
        permissions: granted,
        installations: accounts.map((account) => ({
          account,
          installation_id: installationOf(slug, account),
        })),
      })),
    },
  };
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      const emulator = await createEmulator({ service: "github", port, baseUrl: url, seed });
      return { emulator, address: `http://127.0.0.1:${port}` };
    } catch (cause) {
      // Somebody else may take the port between our look and the emulator's; that is no reason to fail a test.
      const taken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
      if (!taken || attempt === 5) throw cause;
    }
  }
}

/** The emulator does not say which port it was given when its links lead elsewhere, so it is told one. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === "string") throw new Error("A listening server has no port.");
  return address.port;
}
