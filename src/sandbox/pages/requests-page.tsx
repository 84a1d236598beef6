/** @jsxImportSource hono/jsx */
import type { LoggedRequest } from '../control/request-log.ts';
import { Frame } from './frame.tsx';

/** What was asked of the sandbox: how often each kind, and the newest one by one. */
export function RequestsPage(props: {
  counts: Readonly<Record<string, number>>;
  /** The newest first. */
  newest: readonly LoggedRequest[];
}) {
  const counts = Object.entries(props.counts).toSorted(([, left], [, right]) => right - left);
  return (
    <Frame title="Requests" kind="own">
      <h1>Requests</h1>
      <p>
        What Northbook and other clients asked of the two services since the sandbox was started or emptied.
      </p>
      {counts.length === 0 ? <p class="empty">Nothing has been asked yet.</p> : undefined}
      {counts.length === 0 ? undefined : (
        <>
          <h2>How often</h2>
          <div class="scroll">
            <table class="plain">
              <thead>
                <tr>
                  <th scope="col">Request</th>
                  <th scope="col" class="number">
                    Times
                  </th>
                </tr>
              </thead>
              <tbody>
                {counts.map(([kind, count]) => (
                  <tr>
                    <td>{kind}</td>
                    <td class="number">{count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <h2>Newest</h2>
          <div class="scroll">
            <table class="plain">
              <thead>
                <tr>
                  <th scope="col">When (UTC)</th>
                  <th scope="col">Answer</th>
                  <th scope="col">Request</th>
                </tr>
              </thead>
              <tbody>
                {props.newest.slice(0, 100).map(({ at, status, service, method, path, faults }) => (
                  <tr class={status === undefined || status >= 400 ? 'refused' : undefined}>
                    <td>{new Date(at).toISOString().slice(11, 19)}</td>
                    <td>{[status ?? 'none', ...faults].join(', ')}</td>
                    <td>{`${service} ${method} ${path}`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Frame>
  );
}
