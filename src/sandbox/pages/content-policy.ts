import { editScript } from './script/edit-script.ts';

let policy: Promise<string> | undefined;

/**
 * What a page of the sandbox may load: its own style and the one script of ours, known by its hash; pictures and frames of
 * anywhere, since pages of Notion embed them. Nothing that a person or a connection wrote can run.
 */
export function contentPolicy(): Promise<string> {
  policy ??= describePolicy();
  return policy;
}

async function describePolicy(): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(editScript));
  const digest = btoa(String.fromCharCode(...new Uint8Array(hash)));
  return [
    "default-src 'none'",
    `script-src 'sha256-${digest}'`,
    "style-src 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: http: https:",
    'media-src http: https:',
    'frame-src http: https:',
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}
