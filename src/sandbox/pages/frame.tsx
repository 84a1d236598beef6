/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { editScript } from './script/edit-script.ts';
import { pageStyle } from './style/page-style.ts';

/** A page above the one shown. */
export interface Crumb {
  readonly title: string;
  readonly href: string;
}

const standsFor = {
  notion: 'stands in for Notion',
  sheet: 'stands in for Google Sheets',
  own: '',
} as const;

/** The frame of every page of the sandbox. Style and script are constants of ours, inlined; all else that is loaded is the font of the emoji. */
export function Frame(props: {
  title: string;
  /** What the page is, for its looks: a page of Notion, a spreadsheet, or one of the sandbox's own. */
  kind: 'notion' | 'sheet' | 'own';
  trail?: readonly Crumb[];
  /** The page's heading, when it stands in the line at the top to leave the window to the page. */
  heading?: Child;
  children?: Child;
}) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <link rel="icon" href="data:," />
          <title>{props.title} · Sandbox</title>
          <style>{raw(pageStyle)}</style>
        </head>
        <body class={props.kind}>
          <header>
            <nav aria-label="Where you are">
              <a href="/">Sandbox</a>
              {(props.trail ?? []).map(({ title, href }) => (
                <>
                  <span aria-hidden="true">/</span>
                  <a href={href}>{title}</a>
                </>
              ))}
            </nav>
            {props.heading}
            <span class="about">{standsFor[props.kind]}</span>
          </header>
          <main>{props.children}</main>
          <p id="status" role="status"></p>
          <script>{raw(editScript)}</script>
        </body>
      </html>
    </>
  );
}

/** A page that says one thing: an address that leads nowhere, or what a vendor refused. */
export function Message(props: { title: string; text: string }) {
  return (
    <Frame title={props.title} kind="own">
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      <p>
        <a href="/">What the sandbox holds</a>
      </p>
    </Frame>
  );
}
