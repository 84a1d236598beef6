import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** A page of Google's accounts, with nothing of the app's on it. */
export function accountPage(title: string, body: Html): Html {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          body {
            font-family: system-ui, sans-serif;
            max-width: 26rem;
            margin: 3rem auto;
            padding: 0 1rem;
            color: #1f1f1f;
          }
          button {
            font: inherit;
            padding: 0.6rem 1.4rem;
            border-radius: 1.5rem;
            border: 1px solid #747775;
            background: #fff;
          }
          button[value='allow'] {
            background: #0b57d0;
            color: #fff;
            border-color: #0b57d0;
          }
          label {
            display: block;
            margin: 0.8rem 0;
          }
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}
