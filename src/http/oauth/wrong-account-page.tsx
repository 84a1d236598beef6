import type { SurfaceKind } from '../../sync/surface.ts';
import { Layout } from '../page/layout.tsx';
import { pathTo, routes, withQuery } from '../routes.ts';
import { vendorNames } from '../tool-name.ts';

/** Somebody gave a workspace its access back through another account: they choose which of the two it is to be. */
export function WrongAccountPage(props: {
  tool: SurfaceKind;
  workspace: string;
  connection: string;
  came: string;
  /** What the workspace is connected through; undefined when that was disconnected. */
  expected: string | undefined;
}) {
  const { tool, workspace, connection, came, expected } = props;
  const vendor = vendorNames[tool];
  const again = withQuery(pathTo(routes.approve, { tool }), {
    for: 'reconnect',
    workspace,
    ...(expected === undefined || tool === 'notion' ? {} : { account: expected }),
  });
  return (
    <Layout title="That is another account" isSignedIn>
      <h1>{expected === undefined ? `Use ${came} from now on?` : 'That is another account'}</h1>
      <p>
        {expected === undefined
          ? `The access this workspace had was given back.`
          : `This workspace is connected through ${expected}; you came back as ${came}. Nothing was changed yet.`}
        {` It can go on through ${came} if what is installed is shared with that account.`}
      </p>
      <form method="post" action={pathTo(routes.switchConnection, { workspace, tool })} class="actions">
        <input type="hidden" name="connection" value={connection} />
        {expected === undefined ? undefined : (
          <a class="button" href={again} rel="nofollow">
            {`Choose ${expected} at ${vendor}`}
          </a>
        )}
        <button class={expected === undefined ? undefined : 'second'}>{`Go on with ${came}`}</button>
      </form>
    </Layout>
  );
}
