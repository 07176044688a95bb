import { createPrivateKey, createSign, getDiffieHellman } from "node:crypto";

/** The apps that can act: the one behind a workflow's own token, and one that a company made for Countersign. */
export const apps = {
  "github-actions": { app_id: 15368, slug: "github-actions", name: "GitHub Actions" },
  "acme-countersign": { app_id: 4711, slug: "acme-countersign", name: "Acme Countersign" },
} as const;

/** Which app acts. */
export type AppSlug = keyof typeof apps;

/** All that any workflow of the tests may ask for; each token is given a part of it. */
export const granted = {
  administration: "write",
  checks: "write",
  contents: "write",
  issues: "write",
  members: "read",
  metadata: "read",
  pull_requests: "write",
  statuses: "write",
} as const;

/**
 * The private key of both apps, and no secret: its primes are those of RFC 2409 and RFC 3526. Nothing has to be
 * generated at every start, which would take longer than all the rest, and no key has to be kept in the repository.
 */
export const privateKey = publishedKey();

/** The signed token with which an app asks GitHub for a token to act with. */
export function appToken(app: AppSlug): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iat: now - 60, exp: now + 300, iss: String(apps[app].app_id) };
  const unsigned = `${part({ alg: "RS256", typ: "JWT" })}.${part(claims)}`;
  return `${unsigned}.${createSign("RSA-SHA256").update(unsigned).sign(privateKey, "base64url")}`;
}

function publishedKey(): string {
  const prime = (group: string): bigint => BigInt(`0x${getDiffieHellman(group).getPrime("hex")}`);
  const p = prime("modp5");
  const q = prime("modp2");
  const e = 65_537n;
  const d = inverse(e, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const encode = (value: bigint): string => {
    const hex = value.toString(16);
    return Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
  };
  const key = {
    kty: "RSA",
    ...Object.fromEntries(Object.entries(numbers).map(([name, n]) => [name, encode(n)])),
  };
  return createPrivateKey({ key, format: "jwk" }).export({ type: "pkcs1", format: "pem" }).toString();
}

/** The number that times `value` leaves 1 when divided by `modulus`, by the extended algorithm of Euclid. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, value % modulus];
  let [factor, nextFactor] = [0n, 1n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return ((factor % modulus) + modulus) % modulus;
}
