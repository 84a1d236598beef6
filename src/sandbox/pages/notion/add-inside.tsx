/** @jsxImportSource hono/jsx */
import { AddText } from './block-text.tsx';
import { linkHere } from '../here.ts';
import type { Showing } from './property-value.tsx';

/** Forms for words, a page and a database on the page that is shown. */
export function AddInside({ showing }: { showing: Showing }) {
  return (
    <div class="add-inside">
      <AddText showing={showing} />
      {(['page', 'database'] as const).map((kind) => (
        <form class="make" method="post" action={linkHere(showing.here, { query: { edit: `new-${kind}` } })}>
          <input
            name="title"
            placeholder={`New ${kind}`}
            aria-label={`Title of a new ${kind}`}
            autocomplete="off"
            required
          />
          <button type="submit">Add</button>
        </form>
      ))}
    </div>
  );
}
