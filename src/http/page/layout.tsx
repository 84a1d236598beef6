import type { Child } from 'hono/jsx';
import { routes } from '../routes.ts';

/** The frame of every page. */
export function Layout(props: { title: string; isSignedIn?: boolean; children?: Child }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title} · Northbook</title>
        <link rel="stylesheet" href={routes.style} />
      </head>
      <body>
        <header>
          <a href={routes.home}>★ Northbook</a>
          {props.isSignedIn === true ? (
            <form method="post" action={routes.signOut}>
              <button class="quiet">Sign out</button>
            </form>
          ) : undefined}
        </header>
        <main>{props.children}</main>
      </body>
    </html>
  );
}
