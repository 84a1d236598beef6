/** The one style sheet. */
export const style = `
:root { color-scheme: light dark; --line: #8884; --accent: #2563eb; }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 46rem; padding: 0 1rem 3rem; font: 16px/1.5 system-ui, sans-serif }
header { display: flex; justify-content: space-between; align-items: center; padding: .8rem 0; border-bottom: 1px solid var(--line) }
header a { color: inherit; text-decoration: none; font-weight: 700 }
h1 { font-size: 1.6rem; margin: 1.2rem 0 .2rem } h2 { font-size: 1.15rem; margin: 1.8rem 0 .4rem } h3 { font-size: 1rem; margin: 1rem 0 .2rem }
p { margin: .3rem 0 .6rem } .hint { opacity: .75; font-size: .9em }
.star { border: 1px solid var(--line); border-radius: .8rem; padding: .2rem 1rem .6rem; margin-top: 1rem } .star h2 { margin-top: .8rem }
progress { width: 100%; accent-color: var(--accent) }
.pill { font-size: .75rem; font-weight: 500; border: 1px solid var(--accent); border-radius: 1rem; padding: 0 .5rem; margin-left: .5rem }
button { font: inherit; padding: .45rem 1rem; border: 0; border-radius: .5rem; background: var(--accent); color: #fff; cursor: pointer }
button:disabled { opacity: .5; cursor: default } button.quiet { background: none; color: inherit; padding: 0 }
input { font: inherit; display: block; width: 100%; padding: .4rem; margin: .2rem 0 .6rem }
.stack { max-width: 20rem } .cards, .gaps { list-style: none; padding: 0; display: grid; gap: .5rem }
.cards a { display: grid; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: .6rem; color: inherit; text-decoration: none }
.cards span { opacity: .75; font-size: .9em } .gaps li { border-left: 3px solid var(--line); padding-left: .7rem }
.gaps .error { border-color: #dc2626 } .gaps .warning { border-color: #d97706 } .gaps small { opacity: .7 }
.scroll { overflow-x: auto } table { border-collapse: collapse; font-size: .9em } th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line) }
`;
