import type { Capability } from './capability.ts';

/** A connection as its maker registers it in Notion's developer portal. */
export interface ConnectionRecord {
  kind: 'connection';
  /** The client id of a public connection; of an internal one, its bot's id. */
  id: string;
  name: string;
  isPublic: boolean;
  /** Null takes any secret. */
  clientSecret: string | null;
  /** None takes any address. */
  redirectUris: readonly string[];
  capabilities: readonly Capability[];
  /** The page a person may have duplicated when they connect. */
  templatePageId: string | null;
}

/** A token, refresh token or authorisation code, under its own text. */
export interface GrantRecord {
  kind: 'grant';
  id: string;
  role: 'access' | 'refresh' | 'code';
  botId: string;
  clientId: string;
  /** The pages it was given. */
  roots: string[];
  duplicatedTemplateId: string | null;
  redirectUri: string | null;
  issuedAt: number;
  isSpent: boolean;
}
