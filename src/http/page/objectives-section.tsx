import { sayCount, sayShare } from '../../derive/say.ts';
import type { ObjectiveSummary } from '../../sync/objective-summary.ts';
import { inWords } from './say-verdict.ts';

/** So many are shown; what stands below these is a press away. */
const shownObjectives = 6;

/** How far each objective of this cycle is, what it leads to, and its key results behind a press. */
export function ObjectivesSection({ objectives }: { objectives: readonly ObjectiveSummary[] }) {
  const more = objectives.slice(shownObjectives);
  return (
    <>
      <h2>{`Objectives (${objectives.length})`}</h2>
      {objectives.length === 0 ? <p>None is agreed on for now.</p> : undefined}
      {objectives.slice(0, shownObjectives).map((objective) => (
        <ObjectiveArticle objective={objective} />
      ))}
      {more.length === 0 ? undefined : (
        <details>
          <summary>{`${more.length} more`}</summary>
          {more.map((objective) => (
            <ObjectiveArticle objective={objective} />
          ))}
        </details>
      )}
    </>
  );
}

function ObjectiveArticle({ objective }: { objective: ObjectiveSummary }) {
  const { name, progress, pace, because, path, keyResults } = objective;
  return (
    <article>
      <h3>
        {name}
        {pace === null ? undefined : <span class="pill">{inWords(pace)}</span>}
      </h3>
      {progress === null ? (
        <p>{`${because}.`}</p>
      ) : (
        <progress
          max="1"
          value={String(Math.min(Math.max(progress, 0), 1))}
          aria-label={`Progress of ${name}`}
        />
      )}
      <p class="hint">{path ?? 'It leads to no North Star.'}</p>
      {keyResults.length === 0 ? undefined : (
        <details>
          <summary>{sayCount(keyResults.length, 'key result')}</summary>
          <ul>
            {keyResults.map((keyResult) => (
              <li>
                <strong>{keyResult.name}</strong>
                {keyResult.progress === null ? ': ' : `: ${sayShare(keyResult.progress)}. `}
                {`${keyResult.because}.`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}
