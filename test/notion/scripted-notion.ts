import type { NotionClient, NotionClientOptions } from '../../src/notion/client.ts';
import { createNotionClient } from '../../src/notion/client.ts';

/** One answer of a scripted Notion: a body with its status and headers, or an error instead of an answer. */
export type ScriptedAnswer =
  | {
      readonly status?: number;
      readonly body: unknown;
      readonly headers?: Record<string, string>;
    }
  | Error;

export interface ScriptedNotion {
  readonly client: NotionClient;
  readonly sent: {
    readonly method: string;
    readonly url: URL;
    readonly headers: Headers;
    readonly body: unknown;
  }[];
  readonly waits: number[];
}

/** A client whose requests are answered from a list, in order; what comes after its end is an error. */
export function scriptedNotion(
  answers: readonly ScriptedAnswer[],
  options: Partial<NotionClientOptions> = {},
): ScriptedNotion {
  const open = [...answers];
  const sent: ScriptedNotion['sent'] = [];
  const waits: number[] = [];
  let now = Date.UTC(2026, 2, 2);
  const client = createNotionClient({
    token: 'ntn_secret',
    fetch(url, init) {
      sent.push({
        method: init.method ?? 'GET',
        url: new URL(url),
        headers: new Headers(init.headers),
        body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      });
      const answer = open.shift() ?? new Error('the script is over');
      if (answer instanceof Error) return Promise.reject(answer);
      const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      const { status = 200, headers = {} } = answer;
      return Promise.resolve(new Response(body, { status, headers }));
    },
    sleep(milliseconds) {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    random: () => 0.5,
    now: () => now,
    ...options,
  });
  return { client, sent, waits };
}

/** An error answer in Notion's form. */
export function refusal(
  status: number,
  code: string,
  more: { message?: string; additional_data?: unknown; headers?: Record<string, string> } = {},
): ScriptedAnswer {
  const { message = code, additional_data, headers = {} } = more;
  return { status, headers, body: { object: 'error', status, code, message, additional_data } };
}

/** A page as Notion shows one that is a row, with the given properties. */
export function pageAnswer(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    object: 'page',
    id,
    created_time: '2026-03-01T09:13:00.000Z',
    last_edited_time: '2026-03-01T09:13:00.000Z',
    created_by: { object: 'user', id: '7775f3a3-893f-43fa-b625-460c61094c78' },
    cover: null,
    icon: null,
    parent: { type: 'data_source_id', data_source_id: 'source', database_id: 'database' },
    in_trash: false,
    is_archived: false,
    is_locked: false,
    properties: {},
    url: `https://app.notion.com/p/${id}`,
    public_url: null,
    request_id: 'e8a3f0a2-1111-4222-8333-444455556666',
    ...more,
  };
}

/** One page of a list. */
export function listAnswer(
  results: readonly unknown[],
  more: { next?: string; isCut?: boolean } = {},
): { body: Record<string, unknown> } {
  const { next, isCut = false } = more;
  return {
    body: {
      object: 'list',
      results,
      next_cursor: next ?? null,
      has_more: next !== undefined,
      type: 'page_or_data_source',
      page_or_data_source: {},
      ...(isCut
        ? { request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' } }
        : {}),
    },
  };
}
