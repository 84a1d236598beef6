import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { readId } from './field.ts';
import { objectNotFound } from './notion-error.ts';
import { pageOf, readPageWantedFromQuery } from './page-of-results.ts';
import { userAnswer } from './user-answer.ts';

/** GET /v1/users: people first, then this connection's bot. */
export function listUsers({ query }: ApiRequest, context: ApiContext): Answer {
  const everyone = [...context.records.list('user')];
  const users = [
    ...everyone.filter((user) => user.type === 'person'),
    ...everyone.filter((user) => user.id === context.connection.botId),
  ];
  const { elements, next } = pageOf(users, readPageWantedFromQuery(query), (user) => user.id);
  return {
    object: 'list',
    results: elements.map((user) => userAnswer(user, context)),
    next_cursor: next,
    has_more: next !== null,
    type: 'user',
    user: {},
  };
}

export function retrieveMe(_request: ApiRequest, context: ApiContext): Answer {
  return userNamed(context.connection.botId, context);
}

export function retrieveUser({ path }: ApiRequest, context: ApiContext): Answer {
  return userNamed(readId({ path: 'path.user_id', value: path.id }), context);
}

function userNamed(id: string, context: ApiContext): Answer {
  const user = context.records.get('user', id);
  if (user === undefined) throw objectNotFound({ noun: 'user', id }, context.connection);
  return userAnswer(user, context);
}
