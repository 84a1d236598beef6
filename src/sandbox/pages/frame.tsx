/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #2563eb; }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.45 system-ui, sans-serif }
header { padding: .8rem 1.2rem; border-bottom: 1px solid var(--line); display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap }
header a { color: inherit; text-decoration: none; font-weight: 600 }
header span { opacity: .7; font-size: .9em }
main { padding: 1rem 1.2rem }
h1 { font-size: 1.3rem; margin: .2rem 0 .6rem } h2 { font-size: 1.05rem; margin: 1.4rem 0 .4rem }
ul { list-style: none; padding: 0; margin: 0; display: grid; gap: .3rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)) }
li a { display: block; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: .5rem; color: inherit; text-decoration: none }
li a:hover, li a:focus-visible { border-color: var(--accent) }
.scroll { overflow: auto; max-height: 80vh; border: 1px solid var(--line); border-radius: .5rem }
table { border-collapse: collapse; font-size: .9em }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; white-space: pre-wrap; max-width: 24rem; min-width: 4rem }
th { position: sticky; top: 0; background: Canvas; z-index: 1; white-space: nowrap }
td:first-child, th:first-child { position: sticky; left: 0; background: Canvas }
th:first-child { z-index: 2 }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.answer { background: color-mix(in srgb, var(--accent) 8%, Canvas) }
.pill { display: inline-block; padding: 0 .5rem; border-radius: 1rem; background: var(--soft); white-space: nowrap }
.green { background: #22c55e44 } .red { background: #ef444444 } .yellow { background: #eab30855 } .orange { background: #f9731644 }
.blue { background: #3b82f644 } .purple { background: #a855f744 } .pink { background: #ec489944 } .brown { background: #92400e44 }
nav.tabs { display: flex; gap: .4rem; flex-wrap: wrap; margin-bottom: .6rem }
nav.tabs a { padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 1rem; color: inherit; text-decoration: none }
nav.tabs a[aria-current] { border-color: var(--accent); font-weight: 600 }
.empty { opacity: .7 }
`;

/** The frame of every page of the sandbox. */
export function Frame(props: { title: string; children?: Child }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title} · Sandbox</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <header>
          <a href="/">Sandbox</a>
          <span>stands in for Notion and Google Sheets; shaded columns are written by Northbook</span>
        </header>
        <main>{props.children}</main>
      </body>
    </html>
  );
}
