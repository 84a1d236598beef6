import type { SurfaceKind } from '../src/sync/surface.ts';
import type { Vendor } from '../src/sync/vendor.ts';
import type { Settings } from './settings.ts';

/**
 * A tool's OAuth for this deployment; undefined when no client is registered for it. The adapters are loaded when a
 * person connects, not when the Worker starts.
 */
export async function openVendor(env: Settings, tool: SurfaceKind): Promise<Vendor | undefined> {
  const [clientId, clientSecret] = credentials(env, tool);
  if (!clientId || !clientSecret) return undefined;
  const options = {
    clientId,
    clientSecret,
    fetch: (url: string, init: RequestInit) => fetch(url, init),
    now: () => Date.now(),
    ...(env.SANDBOX_ORIGIN === undefined ? {} : { origin: env.SANDBOX_ORIGIN }),
  };
  switch (tool) {
    case 'notion':
      return (await import('../src/notion/vendor.ts')).createNotionVendor(options);
    case 'sheets':
      return (await import('../src/sheets/vendor.ts')).createGoogleVendor(options);
  }
}

/** The tools that a person can sign in with here. */
export function offeredTools(env: Settings): readonly SurfaceKind[] {
  return (['notion', 'sheets'] as const).filter((tool) => credentials(env, tool).every(Boolean));
}

function credentials(env: Settings, tool: SurfaceKind): readonly (string | undefined)[] {
  return tool === 'notion'
    ? [env.NOTION_CLIENT_ID, env.NOTION_CLIENT_SECRET]
    : [env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET];
}
