/** The one style sheet. */
export const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #2563eb; --bad: #dc2626; --care: #d97706 }
* { box-sizing: border-box } form { margin: 0 }
body { margin: 0 auto; max-width: 46rem; padding: 0 1rem 3rem; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word }
header, nav { display: flex; justify-content: space-between; align-items: center; gap: 1rem }
header { padding: .8rem 0; border-bottom: 1px solid var(--line) }
header a { color: inherit; text-decoration: none; font-weight: 700 } nav a { font-weight: 400 }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.2rem 0 .4rem } h1.lead { font-size: clamp(1.5rem, 5vw, 1.9rem); margin-top: 2rem }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .4rem } h3 { font-size: 1rem; margin: 1rem 0 .2rem }
p { margin: .3rem 0 .6rem } .hint, small { opacity: .75; font-size: .9em } main a { color: var(--accent) }
img.wide { display: block; width: 100%; max-width: 36rem; height: auto; margin: 1.5rem 0 }
.star { border: 1px solid var(--line); border-radius: .8rem; padding: .2rem 1rem .6rem; margin-top: 1rem } .star h2 { margin-top: .8rem }
figure { margin: .6rem 0 } figure svg { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: .6rem }
.spark svg { border: 0 }
progress { width: 100%; accent-color: var(--accent) }
.pill { font-size: .75rem; font-weight: 500; border: 1px solid var(--accent); border-radius: 1rem; padding: 0 .5rem; margin-left: .5rem }
button, main a.button { display: inline-block; font: inherit; padding: .45rem 1rem; border: 1px solid var(--accent); border-radius: .5rem; background: var(--accent); color: #fff; cursor: pointer; text-decoration: none }
button.second, main a.button.second { background: none; color: inherit; border-color: var(--line) }
button.danger { background: var(--bad); border-color: var(--bad) }
button:disabled { opacity: .5; cursor: default } button.quiet { background: none; color: inherit; padding: 0; border: 0 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin: 1rem 0 }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center } .row > * { margin: 0; width: auto; max-width: 100% } label.row { justify-content: space-between; padding: .2rem 0 }
input:not([type]), input[type=password], select { font: inherit; display: block; width: 100%; padding: .4rem; margin: .2rem 0 .6rem } .row > input { flex: 1 1 10rem } .row > .number { flex-wrap: nowrap } .row > .number > input { flex: none; width: 5rem }
fieldset { border: 1px solid var(--line); border-radius: .6rem; margin: 0 0 1rem; padding: .4rem 1rem } legend { font-weight: 600; padding: 0 .3rem }
.choice { display: flex; gap: .6rem; padding: .3rem 0; align-items: baseline } .choice small { display: block }
details { margin: 0 0 1rem } summary { cursor: pointer } .gaps details { margin: .2rem 0 0; font-size: .9em }
.stack { max-width: 34rem } .cards, .gaps, .plain { list-style: none; padding: 0; display: grid; gap: .5rem } .cards > *, .card > * { min-width: 0 } .plain { gap: .1rem; margin: .4rem 0 }
.made { display: block; list-style: none; padding: 0; margin: .4rem 0; columns: 14rem; opacity: .8; font-size: .85em }
.cards a:not(.button), .card { display: grid; gap: .2rem; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: .6rem; color: inherit; text-decoration: none }
.card .actions { margin: .3rem 0 0 } .cards span { opacity: .75; font-size: .9em } .cards p { margin: 0 } .cards em { font-style: normal } .gaps li { border-left: 3px solid var(--line); padding-left: .7rem }
.notice, [role=alert]:not(section) { border: 1px solid var(--care); border-radius: .6rem; padding: .6rem 1rem; margin: 1rem 0 }
.gaps .error { border-color: var(--bad) } .gaps .warning { border-color: var(--care) } .gaps small { opacity: .7 }
.scroll { overflow-x: auto } table { border-collapse: collapse; font-size: .9em } td { white-space: pre-line; vertical-align: top } th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line) }
`;
