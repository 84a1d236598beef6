/** Every path, once: patterns as Hono takes them. Links are made from them with {@link pathTo}. */
export const routes = {
  home: '/',
  style: '/style.css',
  script: '/page.js',
  picture: '/picture.svg',
  icon: '/star.svg',
  /** How answers and findings come about; `#okr/orphan` is a rule, `#metrics/trend` an answer. */
  method: '/method',
  signIn: '/sign-in',
  signOut: '/sign-out',
  /** The way out to a tool's own approval page, and the way back from it. */
  approve: '/connect/:tool',
  approved: '/connect/:tool/back',
  install: '/install',
  invite: '/invites/:invite',
  account: '/account',
  endSession: '/account/sessions/:session/end',
  endOtherSessions: '/account/end-other-sessions',
  disconnect: '/account/connections/:tool/:account/disconnect',
  deleteAccount: '/account/delete',
  workspace: '/workspaces/:workspace',
  installation: '/workspaces/:workspace/installation',
  recalculate: '/workspaces/:workspace/recalculate',
  /** What a recalculation would write. */
  preview: '/workspaces/:workspace/preview',
  history: '/workspaces/:workspace/history',
  run: '/workspaces/:workspace/runs/:run',
  undo: '/workspaces/:workspace/runs/:run/undo',
  acknowledge: '/workspaces/:workspace/acknowledge',
  check: '/workspaces/:workspace/check',
  repair: '/workspaces/:workspace/repairs',
  samples: '/workspaces/:workspace/sample-rows',
  settings: '/workspaces/:workspace/settings',
  preferences: '/workspaces/:workspace/preferences',
  changeBasics: '/workspaces/:workspace/preferences/basics',
  changeThresholds: '/workspaces/:workspace/preferences/thresholds',
  switchRule: '/workspaces/:workspace/preferences/rules',
  lookAgain: '/workspaces/:workspace/preferences/findings',
  forgetSetting: '/workspaces/:workspace/preferences/unknown',
  undoSettings: '/workspaces/:workspace/preferences/undo',
  ownTables: '/workspaces/:workspace/own-tables',
  ownTable: '/workspaces/:workspace/own-tables/:table',
  switchConnection: '/workspaces/:workspace/connections/:tool',
  disconnectTool: '/workspaces/:workspace/connections/:tool/disconnect',
  invites: '/workspaces/:workspace/invites',
  revokeInvite: '/workspaces/:workspace/invites/:invite/revoke',
  member: '/workspaces/:workspace/members/:member',
  leave: '/workspaces/:workspace/leave',
  delete: '/workspaces/:workspace/delete',
  api: {
    signInLinks: '/api/sign-in-links',
    rotateKeys: '/api/rotate-keys',
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

/** A path with a query. */
export function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}
