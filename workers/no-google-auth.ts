/**
 * Stands in for google-auth-library, which Google's clients bundle to sign people in. Northbook does that itself and
 * hands each client a token, so all they need of it is the class that they extend when they load. A sixth of the
 * Worker stays out this way: wrangler.toml, `alias`.
 */
export const GoogleAuth = Object;
