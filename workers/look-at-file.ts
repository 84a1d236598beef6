import type { SeenFile } from '../src/sync/vendor.ts';
import { VendorError } from '../src/sync/vendor.ts';
import type { Env } from './env.ts';
import { openVendor } from './vendors.ts';
import { connectionObject } from './way-in.ts';

/**
 * What a connection sees of a file in Google's Drive; undefined when Google has to be connected again first. Throws a
 * `VendorError`.
 */
export async function lookAtFile(
  env: Env,
  { connection, file }: { readonly connection: string; readonly file: string },
): Promise<SeenFile | undefined> {
  const picker = (await openVendor(env, 'sheets'))?.picker;
  const object = connectionObject(env, connection);
  const access = await object.access();
  if (picker === undefined || 'lost' in access) return undefined;
  try {
    return await picker.look(access.token, file);
  } catch (error) {
    if (!(error instanceof VendorError) || error.code !== 'refused') throw error;
    const other = await object.accessInstead(access.token);
    return 'lost' in other ? undefined : picker.look(other.token, file);
  }
}
