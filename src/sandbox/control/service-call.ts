/** A request to one of the services, as faults and the log see it. */
export interface ServiceCall {
  readonly service: 'notion' | 'google';
  readonly method: string;
  readonly path: string;
  readonly effect: 'read' | 'write';
}

/** Requests that only read although they are a POST. */
const readingPosts =
  /^\/v1\/(search|data_sources\/[^/]+\/query|oauth\/introspect)$|:(getByDataFilter|batchGetByDataFilter|search)$/;

/** What a request is to the outside of a service. */
export function describeCall(request: Request, service: ServiceCall['service']): ServiceCall {
  const { method } = request;
  const path = new URL(request.url).pathname;
  const isRead = method === 'GET' || method === 'HEAD' || (method === 'POST' && readingPosts.test(path));
  return { service, method, path, effect: isRead ? 'read' : 'write' };
}
