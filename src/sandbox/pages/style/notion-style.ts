const colors = [
  ['gray', '#e3e2e0', '#373737', '#787774'],
  ['brown', '#eee0da', '#4a3228', '#976d57'],
  ['orange', '#fadec9', '#5c3b23', '#cc772f'],
  ['yellow', '#fdecc8', '#564328', '#c29243'],
  ['green', '#dbeddb', '#243d30', '#548164'],
  ['blue', '#d3e5ef', '#143a4e', '#487ca5'],
  ['purple', '#e8deee', '#3c2d49', '#8a67ab'],
  ['pink', '#f5e0e9', '#4e2c3c', '#b35488'],
  ['red', '#ffe2dd', '#522e2a', '#c4554d'],
] as const;

const colorRules = colors
  .map(
    ([name, light, dark, ink]) => `
.pill.${name}, .${name}_background { background: light-dark(${light}, ${dark}) }
.blocks .${name}, .ink.${name} { color: light-dark(${ink}, color-mix(in oklab, ${ink} 65%, white)) }`,
  )
  .join('');

/** Pages and databases in the manner of Notion. */
export const notionStyle = `
.pill { display: inline-block; padding: 0 .45rem; margin: 1px .25rem 1px 0; border-radius: 4px; background: var(--hover); font-size: .87rem; line-height: 1.45; white-space: nowrap; color: var(--text) }
${colorRules}
.workspace { display: grid; grid-template-columns: 15rem minmax(0, 1fr) }
.sidebar { grid-column: 1; grid-row: 1; background: var(--side); border-right: 1px solid var(--line); padding: .6rem .4rem; font-size: .92rem; min-height: 100dvh; position: sticky; top: 0; align-self: start; max-height: 100dvh; overflow: auto }
.sidebar a { display: flex; gap: .4rem; padding: .18rem .5rem; border-radius: 6px; text-decoration: none; color: var(--faint) }
.sidebar a .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.sidebar a:hover, .sidebar a[aria-current] { background: var(--hover); color: var(--text) } .sidebar a[aria-current] { font-weight: 600 }
.sidebar ul ul { padding-left: .8rem }
.content { grid-column: 2; padding: 1.6rem 2.2rem 5rem; min-width: 0 }
@media (max-width: 760px) { .workspace { display: block } .sidebar { position: static; min-height: 0; max-height: none; border: 0; border-top: 1px solid var(--line); padding-bottom: 3rem } .sidebar a { padding: .4rem .6rem } .content { padding: 1rem 1rem 2.5rem } }
.notion h1 { font-size: 1.9rem; line-height: 1.2; margin: .2rem 0 .7rem; position: relative } @media (max-width: 760px) { .notion h1 { font-size: 1.5rem } }
.description { color: var(--faint); margin: 0 0 .8rem; max-width: 46rem }
.sign { color: var(--faint); font-size: .82em; margin-right: .35rem; display: inline-block; min-width: 1.1em; text-align: center }
.tabs { display: flex; gap: .1rem; border-bottom: 1px solid var(--line); margin-bottom: .6rem; overflow-x: auto }
.tabs a { padding: .35rem .6rem; text-decoration: none; color: var(--faint); white-space: nowrap; font-size: .92rem; border-bottom: 2px solid transparent; margin-bottom: -1px }
.tabs a:hover { color: var(--text) } .tabs a[aria-current] { color: var(--text); font-weight: 600; border-color: var(--text) }
.tabs a:focus-visible, .sheet-tabs a:focus-visible { outline-offset: -2px }
.notion .scroll { scroll-padding: 2.5rem 1rem 1rem 14rem; overflow: auto; max-height: 76dvh }
.notion .scroll:has(form.editor) { min-height: 20rem }
.database { border-collapse: separate; border-spacing: 0; font-size: .93rem; min-width: 100% }
.database th, .database td { border-bottom: 1px solid var(--line); border-right: 1px solid var(--line); text-align: left; vertical-align: top; padding: 0; position: relative; background: var(--ground); min-width: 6.5rem }
.database th { position: sticky; top: 0; z-index: 3; font-weight: 400; color: var(--faint); white-space: nowrap } .database th .value { white-space: nowrap; width: auto; max-width: none } .database th:has(form.editor) { z-index: 8 }
.database .value { padding: .35rem .5rem; min-height: 2.1rem; max-width: 20rem; width: max-content; min-width: 100%; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.database.wrapped .value { white-space: pre-wrap; overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 6 }
.database .value[data-readonly]:focus { position: absolute; top: 0; left: 0; z-index: 7; min-height: 100%; white-space: pre-wrap; overflow: visible; background: var(--raised); box-shadow: 0 4px 16px #0003 }
.database td:has(.value[data-readonly]:focus) { z-index: 6; height: 2.1rem }
.database .value:focus-visible { outline-offset: -2px; border-radius: 2px }
.database td.title .value { font-weight: 500; padding-right: 3.6rem }
.database .title { position: sticky; left: 0; z-index: 2; min-width: 13rem } .database th.title { z-index: 4 }
.database td:has(form.editor) { z-index: 6 }
.database .answer { background: var(--answer) }
.database td.number .value { text-align: right }
.database td.checkbox { text-align: center } .database form.toggle { display: inline-block; margin: .45rem } .database form.toggle .value { display: inline-grid; min-width: 0; width: 18px; min-height: 0; padding: 0 }
.database .rich_text .value, .database td.relation .value { min-width: 10rem }
.database .open { position: absolute; right: .3rem; top: .32rem; font-size: .74rem; padding: .1rem .35rem; border: 1px solid var(--line); border-radius: 4px; background: var(--raised); color: var(--faint); text-decoration: none; opacity: 0 }
.database tr:hover .open, .database .open:focus-visible, .database td:focus-within .open { opacity: 1 } @media (hover: none) { .database .open { opacity: 1 } }
@media (max-width: 760px) { .notion .scroll { scroll-padding: 2.5rem .5rem 1rem 47vw } .database form.editor { max-width: 47vw } .database form.editor fieldset, .database form.editor select { min-width: 0 } .database .title { min-width: 10.5rem; max-width: 46vw } .database td.title .value { max-width: 46vw } }
.link { border-bottom: 1px solid var(--line); margin-right: .5rem }
.people { white-space: nowrap }
.add { display: flex; gap: .4rem; margin-top: .5rem; max-width: 22rem } .add input[name=title] { font: inherit; color: inherit; flex: 1; min-width: 0; border: 1px solid transparent; border-radius: 6px; background: transparent; padding: .3rem .5rem } .add input[name=title]::placeholder { color: var(--faint) } .add input[name=title]:hover, .add input[name=title]:focus { border-color: var(--line) }
.add button { opacity: 0 } .add:focus-within button { opacity: 1 } @media (hover: none) { .add button { opacity: 1 } } .add input[name=title]:placeholder-shown { background: transparent }
.add-column { font-size: .92rem; color: var(--faint); margin-top: .4rem } .add-column summary { cursor: pointer; padding: .3rem .5rem } .add-column form, .add-inside { display: flex; flex-wrap: wrap; gap: .4rem; padding: .3rem .5rem } .add-inside { margin-top: 2rem; padding: 0 } .add-column input, .add-column select { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px; padding: .25rem .5rem }
.more { display: inline-block; padding: .4rem .5rem; color: var(--faint); text-decoration: none; font-size: .92rem } .more:hover { color: var(--text) }
.board { display: flex; gap: .8rem; overflow-x: auto; align-items: flex-start; padding-bottom: .8rem }
.board > section { flex: 0 0 16.5rem; padding: .5rem; border-radius: 10px; background: color-mix(in srgb, var(--hover) 55%, var(--ground)) }
.board h2 { font-size: .92rem; margin: 0 .2rem .5rem; font-weight: 500 } .count { color: var(--faint); margin-left: .3rem }
.board ul { display: grid; gap: .5rem }
.card, .fact, .board { position: relative } .card { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: .55rem .65rem; min-width: 0 }
.card .title { font-weight: 500; text-decoration: none; overflow-wrap: anywhere } .card .title:hover { text-decoration: underline }
.fact { margin: .25rem 0 0; font-size: .87rem; color: var(--faint); overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden }
.move { position: relative; margin-top: .45rem; padding-top: .3rem; border-top: 1px solid var(--line); display: flex; align-items: center; gap: .5rem } .move .label { color: var(--faint); font-size: .82rem } .move .value { flex: 1 } .move .value { min-height: 1.4rem } .move .value:empty::before { content: 'Empty'; color: var(--faint); font-size: .87rem }
.gallery { display: grid; gap: .7rem; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)) } .lines { display: grid; gap: .3rem }
.calendar h2 { font-size: 1rem; margin: 1rem 0 .4rem } .calendar ol { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 8px; overflow: hidden }
.calendar li { border-top: 1px solid var(--line); padding: .25rem .3rem; min-height: 3.2rem; font-size: .85rem; min-width: 0 } .calendar .weekday { border: 0; min-height: 0; color: var(--faint); text-align: center } .calendar time { color: var(--faint) }
@media (max-width: 760px) { .calendar ol { display: block } .calendar .weekday, .calendar .free { display: none } .calendar li { display: flex; gap: .6rem; min-height: 0 } .calendar .card { flex: 1 } }
.dashboard { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)) } .dashboard > section { border: 1px solid var(--line); border-radius: 10px; min-width: 0; overflow: hidden } .dashboard > section:not(.of-chart) { grid-column: 1 / -1; padding: .6rem } .dashboard h2 { font-size: 1rem; margin: .2rem 0 .6rem }
.content > .wide > .chart { max-width: 46rem; border: 1px solid var(--line); border-radius: 10px }
.page { max-width: 46rem; margin: 0 auto }
.big.icon { font-size: 3.2rem; line-height: 1.1; margin-bottom: .3rem }
.page h1 .value { border-radius: 4px } .page h1 form.editor { font-size: 1.2rem }
.properties { margin: 0 0 1.4rem; border-bottom: 1px solid var(--line); padding-bottom: .8rem } .properties > div { display: grid; grid-template-columns: 11.5rem minmax(0, 1fr); border-radius: 6px } .properties dt { color: var(--faint); padding: .3rem .3rem; font-size: .93rem } .properties dd { margin: 0; position: relative; min-width: 0 } .properties .value { padding: .3rem .4rem; min-height: 2rem; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere } .properties a.value:hover { background: var(--hover) } .properties .answer { background: var(--answer) } .properties form.toggle { display: inline-block; margin: .4rem } .properties form.toggle .value { display: inline-grid; min-height: 0; padding: 0 }
.properties .value:empty::before, .properties .value:has(> span:only-child:empty)::before { content: 'Empty'; color: var(--faint); opacity: .7 } .properties .toggle .value::before { content: '' !important }
@media (max-width: 600px) { .properties > div { grid-template-columns: 1fr } .properties dt { padding-bottom: 0; font-size: .85rem } }
.blocks { overflow-wrap: anywhere } .blocks p { margin: .25rem 0; min-height: 1.5em } .blocks h2 { font-size: 1.5rem; margin: 1.5rem 0 .3rem } .blocks h3 { font-size: 1.22rem; margin: 1.2rem 0 .25rem } .blocks h4 { font-size: 1.05rem; margin: 1rem 0 .2rem }
.blocks summary > :is(h2, h3, h4) { display: inline } .write { flex-basis: 100%; display: flex; gap: .4rem } .write input { flex: 1; min-width: 0; max-width: 28rem }
.text { position: relative } .text > .value { display: inline-block; min-width: 2rem; min-height: 1.3em; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere } .text > .value:hover { background: var(--hover) } .text .pen { color: var(--faint); padding: 0 .35rem; font-weight: 400; font-size: .85rem } .text form.editor { min-width: min(24rem, 80vw); font-size: .93rem; font-style: normal; text-decoration: none }
.blocks ul { list-style: disc; padding-left: 1.5rem } .blocks ol { padding-left: 1.6rem; margin: .2rem 0 } .blocks li { padding: .1rem 0 }
.blocks code { background: var(--hover); border-radius: 4px; padding: .05rem .3rem; color: light-dark(#b5322b, #ff8a80) } .blocks pre { background: var(--side); border-radius: 6px; padding: 1rem; overflow: auto } .blocks pre code { background: none; color: inherit; padding: 0 }
.callout { display: flex; gap: .7rem; border-radius: 8px; padding: .9rem 1rem; margin: .5rem 0 } .callout p { margin: 0 } .callout.gray_background { background: light-dark(#f3f2f0, #262626) }
.blocks blockquote { margin: .4rem 0; border-left: 3px solid currentColor; padding-left: .9rem } .blocks hr { border: 0; border-top: 1px solid var(--line); margin: .9rem 0 } .indent { padding-left: 1.5rem } .equation { text-align: center; font-family: ui-serif, Georgia, serif; font-style: italic }
.page-link { display: block; padding: .25rem .3rem; border-radius: 6px; text-decoration: none; font-weight: 500 } .page-link:hover { background: var(--hover) }
.blocks .columns { display: flex; gap: 1.6rem; flex-wrap: wrap } .blocks .columns > .column { flex: 1 1 14rem; min-width: 0 }
.simple { border-collapse: collapse; margin: .5rem 0 } .simple td, .simple th { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; min-width: 6rem } .simple th { background: var(--side); font-weight: 600 }
.media { margin: .6rem 0 } .media img, .media video { max-width: 100%; height: auto; border-radius: 4px; display: block } .media iframe { width: 100%; height: 24rem; border: 1px solid var(--line); border-radius: 6px } .media figcaption { color: var(--faint); font-size: .88rem; margin-top: .25rem }
.to-do { display: flex; gap: .55rem; padding: .15rem 0; align-items: baseline } .to-do.done > div { color: var(--faint); text-decoration: line-through }
.notice { background: var(--answer); padding: .5rem .9rem; border-radius: 8px; margin-bottom: 1rem } .trash { margin-top: 2.5rem } .trash button { color: var(--faint); font-size: .88rem }
`;
