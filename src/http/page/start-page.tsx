import type { SurfaceKind } from '../../sync/surface.ts';
import { pathTo, routes, withQuery } from '../routes.ts';
import { toolNames, vendorNames } from '../tool-name.ts';
import { Layout } from './layout.tsx';

/** What a stranger sees: what this is, and the ways in. */
export function StartPage({ offered }: { offered: readonly SurfaceKind[] }) {
  return (
    <Layout title="Your North Star, computed where you work">
      <h1 class="lead">
        Your North Star, drivers and OKRs, kept computed in your own Notion and Google Sheets.
      </h1>
      <p>
        Northbook puts the tables there, reads what you write, and every night writes back what a table cannot
        show: the trend, the pace, the step that holds you back, the goals that lead nowhere.
      </p>
      <img
        class="wide"
        src={routes.picture}
        alt="Northbook reads your columns in Notion and Google Sheets and writes its answers into columns of its own beside them."
        width="480"
        height="190"
      />
      {offered.length === 0 ? (
        <p role="status">
          No tool is set up here yet. Whoever runs this Northbook finds the two steps in the README, under
          “Connect your own tools”.
        </p>
      ) : (
        <p class="actions">
          {offered.map((tool) => (
            <a class="button" href={approvalLink(tool, 'start')} rel="nofollow">
              {`Start with ${toolNames[tool]}`}
            </a>
          ))}
        </p>
      )}
      {offered.length === 2 ? (
        <p class="hint">
          You can add the other one later: numbers in a sheet, everything else in Notion, for example.
        </p>
      ) : undefined}
      <p class="hint">
        {offered.length === 0 ? undefined : 'Been here before? '}
        {offered.map((tool) => (
          <>
            <a href={approvalLink(tool, 'sign-in')} rel="nofollow">{`Sign in with ${vendorNames[tool]}`}</a>
            {' · '}
          </>
        ))}
        <a href={routes.signIn}>Sign in with the owner key</a>
      </p>
    </Layout>
  );
}

/** The way to a tool's approval page. */
export function approvalLink(
  tool: SurfaceKind,
  wanted: 'start' | 'sign-in' | 'join' | 'add' | 'link',
): string {
  return withQuery(pathTo(routes.approve, { tool }), { for: wanted });
}
