import type { Place, SurfaceKind } from '../src/sync/surface.ts';
import type { Env } from './env.ts';

/** Where a person looks at what was installed: the tool's own address, or the sandbox's page where that stands in for it. */
export function placeToLook(env: Env, made: { readonly kind: SurfaceKind; readonly place: Place }): Place {
  const { SANDBOX_ORIGIN: origin } = env;
  const { kind, place } = made;
  const pattern = kind === 'notion' ? /([0-9a-f]{32})$/ : /\/d\/([\w-]+)/;
  const id = pattern.exec(place.url)?.[1];
  if (origin === undefined || id === undefined) return place;
  return { ...place, url: `${origin}/${kind}/${kind === 'notion' ? dashed(id) : id}` };
}

function dashed(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
