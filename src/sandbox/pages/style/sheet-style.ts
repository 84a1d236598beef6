/** Spreadsheets in the manner of Google's: the grid fills the window, its letters, numbers and frozen parts stay in sight. */
export const sheetStyle = `
@media (max-width: 600px) { .sheet .stuck-column { left: auto !important } .scroll.sheet { --across: 44px !important } }
body.sheet { display: flex; flex-direction: column; height: 100dvh; overflow: hidden }
body.sheet main { flex: 1; min-height: 0; display: flex; flex-direction: column }
body.sheet h1 { font-size: 1.05rem; font-weight: 500; margin: 0 0 0 1.2rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.source { display: none; margin: 0; padding: .25rem .6rem; gap: .6rem; align-items: baseline; font-size: .9rem; min-height: 2rem; flex: none } .live .source { display: flex }
.source [data-place] { flex: none; min-width: 4.2rem; padding-right: .4rem; border-right: 1px solid var(--line); font-variant-numeric: tabular-nums } .fx { font: italic .9rem ui-serif, Georgia, serif; color: var(--faint) }
.source [data-held] { flex: 1 1 40%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .source .hint { flex: 0 1 auto; color: var(--faint); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: .85rem }
@media (max-width: 760px) { .source { flex-wrap: wrap } .source .hint { flex-basis: 100%; white-space: normal; max-height: 2.6em } .source .hint:empty { display: none } }
.scroll.sheet { scroll-padding: var(--down) 1rem 1rem var(--across); flex: 1; min-height: 0; overflow: auto; border-top: 1px solid var(--line) }
.canvas { position: relative; width: max-content; padding-bottom: 6rem }
.sheet table { border-collapse: separate; border-spacing: 0; table-layout: fixed; font-size: 13px; line-height: 1.35 }
.sheet td, .sheet thead th, .sheet tbody th { padding: 0; border-right: 1px solid var(--line); border-bottom: 1px solid var(--line) }
.sheet table.bare tbody td { border-color: transparent }
.sheet th, .sheet .corner { background: light-dark(#f8f9fa, #242424); color: var(--faint); font-weight: 400; font-size: 12px; text-align: center }
.sheet thead th, .sheet .corner { position: sticky; top: 0; z-index: 5; height: 24px } .sheet tbody th { position: sticky; left: 0; z-index: 4 } .sheet .corner { left: 0; z-index: 8 } .sheet thead th.stuck-column { z-index: 7 }
.sheet tbody th.stuck-row { z-index: 6 }
.sheet tbody td { position: relative; vertical-align: bottom; max-width: 0 }
.sheet td.stuck-row, .sheet td.stuck-column { position: sticky; background: var(--ground) } .sheet td.stuck-column { z-index: 3 } .sheet td.stuck-row { z-index: 4 } .sheet td.stuck-row.stuck-column { z-index: 6 }
.sheet td.filled { background: light-dark(var(--fill), oklch(from var(--fill) clamp(.2, calc(1 - l * .78), .45) calc(c * 1.6) h)) } .sheet td.inked { color: light-dark(var(--ink), oklch(from var(--ink) max(l, .82) c h)) }
.sheet td .value { padding: 2px 4px; min-height: 23px; white-space: pre; overflow: hidden } .sheet td.wrapped .value { white-space: pre-wrap; overflow-wrap: anywhere }
.sheet td:not(.cut, .wrapped, .number, .picks):has(+ td > a.value:empty) .value { overflow: visible }
.sheet tr.set .value { max-height: calc(var(--height) - 1px) }
.sheet td .value:focus { outline: 2px solid var(--accent); outline-offset: -2px } .sheet td:has(form.editor) { z-index: 7; overflow: visible }
.sheet td.number, .sheet td.number .value { text-align: inherit } .sheet td.number { text-align: right } .sheet td.boolean, .sheet td.error { text-align: center } .sheet td.error { color: var(--wrong) }
.sheet td.bold { font-weight: 700 } .sheet td.italic { font-style: italic } .sheet td.struck { text-decoration: line-through }
.sheet td.noted::after { content: ''; position: absolute; top: 0; right: 0; border: 3px solid; border-color: #e8a33d #e8a33d transparent transparent; pointer-events: none }
.sheet td.picks > a.value { padding-right: 18px } .sheet td.picks > a.value::after { content: '▾'; position: absolute; right: 5px; bottom: 2px; color: var(--faint); font-size: 11px }
.chip { background: light-dark(#e8eaed, #3a3b3d); border-radius: 9px; padding: 0 7px 1px; margin-left: -2px; display: inline-block; max-width: 100%; overflow: hidden; text-overflow: ellipsis; vertical-align: bottom } .sheet td.filled .chip { background: light-dark(#0001, #fff2) }
.sheet td form.toggle { display: block; text-align: center; padding: 2px } .sheet td form.toggle .value { display: inline-grid; min-height: 0; padding: 0 }
.sheet form.editor { border-radius: 2px; padding: 1px; font-size: 13px } .sheet form.editor textarea { min-width: 8rem }
.spark { display: block; width: 100%; height: 19px; color: var(--accent) }
.floating { position: absolute; z-index: 2; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; overflow: auto; box-shadow: 0 1px 4px #0002 } .floating .chart { height: 100%; display: flex; flex-direction: column } .floating .plot { max-width: none; flex: 1; min-height: 0 }
.sheet form.fold { position: absolute; left: 2px; top: 2px } .sheet form.fold button { font-size: 12px; line-height: 1; padding: 2px 5px; border-radius: 3px }
.chart-sheet { padding: 1rem; max-width: 60rem; overflow: auto; flex: 1 }
body.sheet footer { display: flex; align-items: center; border-top: 1px solid var(--line); background: light-dark(#f8f9fa, #202020); flex: none; min-width: 0 }
.sheet-tabs { display: flex; overflow-x: auto; min-width: 0; flex: 1 } .sheet-tabs a { padding: .5rem .95rem; text-decoration: none; color: var(--faint); white-space: nowrap; font-size: .9rem; border-bottom: 3px solid var(--tab, transparent) } .sheet-tabs a:hover { background: var(--hover) } .sheet-tabs a[aria-current] { background: var(--ground); color: light-dark(#188038, #81c995); font-weight: 600; border-bottom-color: var(--tab, light-dark(#188038, #81c995)) }
.below { margin: 0; padding: .2rem .8rem; color: var(--faint); font-size: .85rem; white-space: nowrap; flex: none } @media (max-width: 600px) { body.sheet footer { flex-wrap: wrap } .below { order: -1; flex-basis: 100%; border-bottom: 1px solid var(--line) } .sheet-tabs { flex-basis: 100% } }
.below button { padding: .1rem .6rem; font-size: .85rem }
`;
