/** Values that open their editor, and the editors. */
export const editorStyle = `
a.value { text-decoration: none; color: inherit; display: block }
.value { cursor: text } .value[data-readonly] { cursor: default; display: block }
.saving { opacity: .55 }
form.editor { position: absolute; z-index: 9; top: -1px; left: -1px; min-width: calc(100% + 2px); width: max-content; max-width: min(24rem, 86vw); padding: 4px; background: var(--raised); border: 2px solid var(--accent); border-radius: 6px; box-shadow: 0 4px 16px #0003; text-align: left; white-space: normal; font-weight: 400; font-size: .93rem; color: var(--text) }
form.editor textarea, form.editor input:not([type=checkbox]), form.editor select { font: inherit; color: inherit; width: 100%; border: 0; background: transparent; padding: 2px 4px; outline: none; border-radius: 4px }
form.editor textarea { display: block; resize: none; field-sizing: content; min-height: 1.6em; overflow: hidden }
form.editor input[type=date] { width: auto }
form.editor input[name=new], form.editor input[type=search] { border: 1px solid var(--line); margin: 3px 0 }
form.editor select { min-width: 9rem; overflow: auto }
form.editor option { padding: .2rem .35rem; border-radius: 4px }
form.editor fieldset { border: 0; margin: 0; padding: 0; min-width: 12rem }
form.editor .choices { max-height: 14rem; overflow: auto }
form.editor label { display: block; padding: .15rem .3rem; border-radius: 4px } form.editor label:hover { background: var(--hover) }
form.editor .buttons { display: flex; gap: .6rem; align-items: center; margin-top: 4px; font-size: .85rem }
form.editor .buttons a { color: var(--faint) }
@media (hover: hover) { .live [data-grid] form.editor:has(> textarea) .buttons { display: none } }
form.toggle { display: inline } form.toggle button { width: 18px; height: 18px; padding: 0; line-height: 1; border: 1.5px solid var(--faint); border-radius: 4px; display: inline-grid; place-items: center; background: transparent; font-size: 13px }
form.toggle button[aria-checked=true] { background: var(--accent); border-color: var(--accent); color: var(--ground) }
form.toggle { position: relative } form.toggle button::before { content: ''; position: absolute; inset: -8px }
`;
