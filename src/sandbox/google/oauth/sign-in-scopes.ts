const longNames: Readonly<Record<string, string>> = {
  email: 'https://www.googleapis.com/auth/userinfo.email',
  profile: 'https://www.googleapis.com/auth/userinfo.profile',
};

/** The name a scope has in answers: `email` is asked for, `…/auth/userinfo.email` is granted. */
export function grantedName(scope: string): string {
  return longNames[scope] ?? scope;
}

/** Scopes that say who somebody is; nobody can untick them. */
export function isSignInScope(scope: string): boolean {
  return scope === 'openid' || Object.values(longNames).includes(grantedName(scope));
}

/** What a granted scope lets an app know of a person. */
export function sharedFacts(scope: string): { isOpenId: boolean; hasEmail: boolean; hasProfile: boolean } {
  const granted = scope.split(' ').map((name) => grantedName(name));
  return {
    isOpenId: granted.includes('openid'),
    hasEmail: granted.includes(grantedName('email')),
    hasProfile: granted.includes(grantedName('profile')),
  };
}
