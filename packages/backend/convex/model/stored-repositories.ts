import { refusal } from "../../src/refusal.ts";
import {
  defaultHost,
  identityOfKey,
  type RepositoryAddress,
} from "../../src/repositories/repository-address.ts";
import { isRepositoryName } from "../../src/repositories/repository-path.ts";
import type { Doc } from "../_generated/dataModel.js";
import type { MutationCtx, QueryCtx } from "../_generated/server.js";
import { listed } from "./listed-variable.ts";

/** Local directories of one name that are told apart by a number; see {@link findOrAddLocal}. */
const SAME_NAMES = 50;

const NEW = {
  latestJobId: null,
  currentCourseId: null,
  previousCourseId: null,
};

export async function findByKey(ctx: QueryCtx, key: string): Promise<Doc<"repositories"> | null> {
  const found = await byIdentity(ctx, identityOfKey(key, process.env.GITHUB_SERVER_URL));
  if (found !== null) return found;
  // The key may have been stored when another server was the default.
  return await ctx.db
    .query("repositories")
    .withIndex("by_key", (q) => q.eq("key", key))
    .first();
}

async function byIdentity(ctx: QueryCtx, identity: string): Promise<Doc<"repositories"> | null> {
  return await ctx.db
    .query("repositories")
    .withIndex("by_identity", (q) => q.eq("identity", identity))
    .unique();
}

export async function findOrAddRemote(
  ctx: MutationCtx,
  address: RepositoryAddress,
): Promise<Doc<"repositories">> {
  const known = await byIdentity(ctx, address.identity);
  if (known !== null) return known;
  return await add(ctx, { ...NEW, ...address, kind: "remote", lastActivityAt: Date.now() });
}

/**
 * The repository of a directory: `local/<name>`, with a number after the name when another
 * directory has that name. Throws REPOSITORY_INVALID.
 */
export async function findOrAddLocal(
  ctx: MutationCtx,
  path: string,
  name: string,
): Promise<Doc<"repositories">> {
  const absolute = /^(?:\/|[A-Za-z]:[\\/])/.test(path) && !path.includes("\0");
  if (!absolute || !isRepositoryName(name)) {
    throw refusal("directory.not-absolute", { path, name });
  }
  for (let number = 1; number <= SAME_NAMES; number += 1) {
    const distinct = number === 1 ? name : `${name}-${number}`;
    const identity = `local/${distinct}`;
    const known = await byIdentity(ctx, identity);
    if (known?.cloneUrl === path) return known;
    if (known === null) {
      return await add(ctx, {
        ...NEW,
        key: identity,
        identity,
        kind: "local",
        host: "local",
        owner: "local",
        name: distinct,
        url: path,
        cloneUrl: path,
        blobBase: null,
        lastActivityAt: Date.now(),
      });
    }
  }
  throw refusal("directory.same-names", { name, most: SAME_NAMES });
}

/**
 * The operator's token is sent to the default server only, so only owners there can be restricted
 * (FONDATION_ALLOWED_OWNERS). Throws REPOSITORY_DENIED.
 */
export function requireAllowedOwner({ kind, host, owner }: Doc<"repositories">): void {
  const allowed = listed(process.env.FONDATION_ALLOWED_OWNERS);
  if (kind === "local" || allowed.length === 0 || host !== defaultHost(process.env.GITHUB_SERVER_URL)) return;
  if (allowed.some((one) => one.toLowerCase() === owner.toLowerCase())) return;
  throw refusal("repository.not-allowed-owner", { owner });
}

async function add(
  ctx: MutationCtx,
  fields: Omit<Doc<"repositories">, "_id" | "_creationTime">,
): Promise<Doc<"repositories">> {
  const id = await ctx.db.insert("repositories", fields);
  const added = await ctx.db.get("repositories", id);
  if (added === null) throw new Error(`Repository ${id} vanished while it was added.`);
  return added;
}
