import { routes } from '../routes.ts';
import { Layout } from './layout.tsx';

/** Asks for the owner key. */
export function SignInPage({ problem }: { problem?: string }) {
  return (
    <Layout title="Sign in">
      <h1>Sign in</h1>
      {problem === undefined ? undefined : <p role="alert">{problem}</p>}
      <form method="post" action={routes.signIn} class="stack">
        <label>
          Owner key
          <input type="password" name="key" autocomplete="current-password" required autofocus />
        </label>
        <button>Sign in</button>
      </form>
      <p class="hint">
        For whoever runs this Northbook: the secret OWNER_KEY. Everybody else{' '}
        <a href={routes.home}>signs in with Notion or Google</a>.
      </p>
    </Layout>
  );
}

/** Follows a sign-in link with a press of a button, so that a preview of the link does not use it up. */
export function SignInLinkPage({ link }: { link: string }) {
  return (
    <Layout title="Sign in">
      <h1>Welcome to Northbook</h1>
      <form method="post" action={routes.signIn} class="stack">
        <input type="hidden" name="link" value={link} />
        <button>Sign in</button>
      </form>
    </Layout>
  );
}
