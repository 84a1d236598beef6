import { chartStyle } from './chart-style.ts';
import { editorStyle } from './editor-style.ts';
import { notionStyle } from './notion-style.ts';
import { sheetStyle } from './sheet-style.ts';

const frame = `
@font-face { font-family: "Noto Emoji"; font-display: block; src: url(/noto-emoji/files/noto-emoji-emoji-400-normal.woff2) }
:root {
  color-scheme: light dark;
  --ground: light-dark(#fff, #191919);
  --raised: light-dark(#fff, #252525);
  --side: light-dark(#f8f8f7, #202020);
  --text: light-dark(#37352f, #e4e3e0);
  --faint: light-dark(#6f6e69, #a09f9b);
  --line: light-dark(#e6e5e2, #363636);
  --hover: light-dark(#f1f1ef, #2c2c2c);
  --accent: light-dark(#2168c9, #6ea8fe);
  --answer: light-dark(#f2f7fe, #1d2634);
  --wrong: light-dark(#b3261e, #ff8a80);
}
* { box-sizing: border-box }
html { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Emoji" }
body { margin: 0; background: var(--ground); color: var(--text); min-height: 100dvh }
a { color: inherit }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.empty { color: var(--faint) }
.error { color: var(--wrong); margin: .3rem 0 0 }
.number { text-align: right; font-variant-numeric: tabular-nums }
.icon { font-style: normal; font-family: "Apple Color Emoji", "Segoe UI Emoji", "Noto Emoji", system-ui, sans-serif }
ul { list-style: none; margin: 0; padding: 0 }
code { font: .88em ui-monospace, "SF Mono", Menlo, Consolas, monospace }
button { font: inherit; color: inherit; cursor: pointer; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); padding: .25rem .7rem }
button:hover { background: var(--hover) }
body > header { display: flex; align-items: center; height: 44px; padding: 0 1rem; border-bottom: 1px solid var(--line) }
body > header nav { display: flex; gap: .45rem; min-width: 0; color: var(--faint); font-size: .92rem; white-space: nowrap }
body > header a { text-decoration: none; color: var(--text); overflow: hidden; text-overflow: ellipsis }
body > header a:first-child { font-weight: 600; flex: none }
body > header a:hover { text-decoration: underline }
.about { margin-left: auto; padding-left: 1rem; color: var(--faint); font-size: .85rem; white-space: nowrap } @media (max-width: 760px) { .about { display: none } }
.make { display: flex; gap: .4rem; margin-top: .6rem; max-width: 22rem } .make input { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px; padding: .25rem .5rem; flex: 1; min-width: 0 }
#status { position: fixed; left: 50%; bottom: 1.2rem; transform: translateX(-50%); margin: 0; padding: .4rem .9rem; max-width: 90vw; border-radius: 8px; background: light-dark(#2f2e2b, #e4e3e0); color: light-dark(#fff, #191919); font-size: .9rem; opacity: 0; transition: opacity .15s; pointer-events: none; z-index: 20 }
#status.shown { opacity: 1 }
`;

const own = `
body.own main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1.2rem 4rem }
body.own h1 { font-size: 1.7rem; margin: .4rem 0 .6rem }
body.own h2 { font-size: 1.15rem; margin: 2rem 0 .7rem }
body.own h3 { font-size: 1rem; margin: 0 0 .3rem }
.lead { font-size: 1.05rem; max-width: 44rem }
body.own p { max-width: 44rem }
.shelves { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)) }
.shelves section { border: 1px solid var(--line); border-radius: 10px; padding: .8rem .6rem }
.shelves ul { columns: 8.5rem; column-gap: .3rem } .shelves li { break-inside: avoid }
.shelves a, .files a { display: block; padding: .3rem .5rem; border-radius: 6px; text-decoration: none; overflow-wrap: anywhere }
.shelves a:hover, .files a:hover { background: var(--hover) }
.files { display: grid; gap: .3rem; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)) }
.files a { border: 1px solid var(--line); padding: .6rem .7rem }
.owner { display: block; color: var(--faint); font-size: .85rem }
.sheet-icon { color: #1e8e3e }
.facts { display: grid; grid-template-columns: minmax(9rem, 13rem) 1fr; gap: .4rem 1rem; margin: 0 }
.facts dt { color: var(--faint) } .facts dd { margin: 0; overflow-wrap: anywhere }
@media (max-width: 600px) { .facts { grid-template-columns: 1fr; gap: 0 } .facts dd { margin-bottom: .7rem } }
.facts code { background: var(--hover); border-radius: 4px; padding: .05rem .3rem }
.reset { margin-top: 2.5rem; color: var(--faint) } .reset summary { cursor: pointer }
.reset button { color: var(--wrong) }
.plain { border-collapse: collapse; font-size: .92rem }
.plain th, .plain td { padding: .25rem .7rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap }
.plain .number { text-align: right } .plain .refused { color: var(--wrong) }
body.own .scroll { overflow: auto; max-height: 60vh; border: 1px solid var(--line); border-radius: 8px }
`;

/** The looks of all pages. Dark and light follow the reader's device. */
export const pageStyle = frame + own + editorStyle + chartStyle + notionStyle + sheetStyle;
