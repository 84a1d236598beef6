import { isObject, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { readBase64Url, toBase64Url } from './base64-url.ts';
import { isSignedBy, signText } from './signing-key.ts';
import type { PublicKey, SigningKey } from './signing-key.ts';

/** A token's parts before anybody looked at its signature. */
export interface UnverifiedToken {
  header: JsonObject;
  claims: JsonObject;
  isSignedWith: (key: PublicKey) => Promise<boolean>;
}

/** Takes a compact token apart; undefined when it is none. */
export function readToken(token: string): UnverifiedToken | undefined {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  const header = decodeJson(head);
  const claims = decodeJson(body);
  if (more.length > 0 || header === undefined || claims === undefined) return undefined;
  return {
    header,
    claims,
    isSignedWith: async (key) => {
      if (textAt(header, 'alg') !== 'RS256' || signature === '') return false;
      try {
        return await isSignedBy(key, `${head}.${body}`, readBase64Url(signature));
      } catch {
        return false;
      }
    },
  };
}

/** A signed token in its compact form. */
export async function signToken(claims: JsonObject, key: SigningKey): Promise<string> {
  const text = `${encodeJson({ alg: 'RS256', kid: key.shown.kid, typ: 'JWT' })}.${encodeJson(claims)}`;
  return `${text}.${await signText(text, key.secret)}`;
}

function encodeJson(value: JsonObject): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}

function decodeJson(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(readBase64Url(part)));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
