import { editorPart } from './editor-part.ts';
import { gridPart } from './grid-part.ts';
import { savingPart } from './saving-part.ts';

/**
 * Makes the pages pleasant: editors open where the value stands, arrows move through a grid, what is saved appears without
 * a reload. Every page works without it, through the same links and forms. It is a constant of ours, and it puts into the
 * page only what the server rendered.
 */
export const editScript = `(() => {
'use strict';
${savingPart}
${editorPart}
${gridPart}
document.documentElement.classList.add('live');
ready(location.hash.slice(1));
})();`;
