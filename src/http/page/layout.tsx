import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { routes } from '../routes.ts';

/** The frame of every page. */
export function Layout(props: {
  title: string;
  isSignedIn?: boolean;
  /** Seconds after which the page is fetched again where no script does it. */
  refresh?: number;
  /** Whether the page has something that the script makes nicer. */
  hasScript?: boolean;
  children?: Child;
}) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{props.title} · Northbook</title>
          <link rel="stylesheet" href={routes.style} />
          <link rel="icon" href={routes.icon} />
          {props.refresh === undefined ? undefined : (
            <noscript>
              <meta http-equiv="refresh" content={String(props.refresh)} />
            </noscript>
          )}
          {props.hasScript === true ? <script src={routes.script} defer></script> : undefined}
        </head>
        <body>
          <header>
            <a href={routes.home}>★ Northbook</a>
            {props.isSignedIn === true ? (
              <nav>
                <a href={routes.account}>Account</a>
                <form method="post" action={routes.signOut}>
                  <button class="quiet">Sign out</button>
                </form>
              </nav>
            ) : undefined}
          </header>
          <main>{props.children}</main>
        </body>
      </html>
    </>
  );
}
