/** Every path, once: patterns as Hono takes them. Links are made from them with {@link pathTo}. */
export const routes = {
  home: '/',
  style: '/style.css',
  signIn: '/sign-in',
  signOut: '/sign-out',
  workspace: '/workspaces/:workspace',
  recalculate: '/workspaces/:workspace/recalculate',
  api: {
    signInLinks: '/api/sign-in-links',
    workspaces: '/api/workspaces',
    workspace: '/api/workspaces/:workspace',
    runs: '/api/workspaces/:workspace/runs',
    run: '/api/workspaces/:workspace/runs/:run',
    undo: '/api/workspaces/:workspace/runs/:run/undo',
  },
} as const;

/** A pattern with its parameters filled in. Throws when one is missing, as that is a programming error. */
export function pathTo(pattern: string, parameters: Readonly<Record<string, string>> = {}): string {
  return pattern.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`${pattern} needs ${name}`);
    return encodeURIComponent(value);
  });
}
