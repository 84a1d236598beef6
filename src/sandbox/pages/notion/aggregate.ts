/** What one row has for an aggregation: its value in words ('' for none), and its number where it is one. */
export interface Measured {
  readonly text: string;
  readonly number: number | undefined;
}

/**
 * Computes one of Notion's aggregations over the rows of a group; undefined where there is nothing to compute from.
 * Their names: https://developers.notion.com/reference/create-view
 */
export function aggregate(aggregator: string, rows: readonly Measured[]): number | undefined {
  const filled = rows.filter(({ text }) => text !== '').length;
  const checked = rows.filter(({ number, text }) => number === 1 && text === 'Yes').length;
  const share = rows.length === 0 ? undefined : 1 / rows.length;
  switch (aggregator) {
    case 'count':
      return rows.length;
    case 'count_values':
    case 'not_empty':
      return filled;
    case 'empty':
      return rows.length - filled;
    case 'unique':
      return new Set(rows.map(({ text }) => text).filter((text) => text !== '')).size;
    case 'percent_empty':
      return share === undefined ? undefined : (rows.length - filled) * share;
    case 'percent_not_empty':
      return share === undefined ? undefined : filled * share;
    case 'checked':
      return checked;
    case 'unchecked':
      return rows.length - checked;
    case 'percent_checked':
      return share === undefined ? undefined : checked * share;
    case 'percent_unchecked':
      return share === undefined ? undefined : (rows.length - checked) * share;
    default:
      return ofNumbers(
        aggregator,
        rows.flatMap(({ number }) => number ?? []),
      );
  }
}

function ofNumbers(aggregator: string, numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  const sorted = numbers.toSorted((left, right) => left - right);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  const sum = numbers.reduce((total, number) => total + number, 0);
  switch (aggregator) {
    case 'sum':
      return sum;
    case 'average':
      return sum / numbers.length;
    case 'median': {
      const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
      return middle.reduce((total, number) => total + number, 0) / middle.length;
    }
    case 'min':
      return least;
    case 'max':
      return most;
    case 'range':
      return most - least;
    default:
      return undefined;
  }
}
