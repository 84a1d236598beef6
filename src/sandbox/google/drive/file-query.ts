import type { GoogleUser } from '../google-user.ts';
import { invalidParameter } from './drive-error.ts';
import { rootFolderId } from './file-record.ts';
import type { FileRecord } from './file-record.ts';

type Test = (file: FileRecord) => boolean;

const tokenPattern = /\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|!=|<=|>=|[=<>(){}]|[A-Za-z]+)/y;

function readTokens(query: string): string[] {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < query.trimEnd().length) {
    const match = tokenPattern.exec(query);
    if (match?.[1] === undefined) throw invalidQuery();
    tokens.push(match[1]);
  }
  return tokens;
}

function invalidQuery(): Error {
  return invalidParameter('q', 'Invalid Value');
}

/**
 * Reads the `q` of files.list into a test: comparisons of name, mimeType, times, flags, `'x' in parents/owners/writers/readers`,
 * `properties has {…}`, joined by and, or, not and brackets. An empty query is always true.
 * https://developers.google.com/workspace/drive/api/guides/ref-search-terms
 */
export function readFileQuery(query: string, user: GoogleUser): Test {
  const tokens = readTokens(query);
  let position = 0;
  if (tokens.length === 0) return () => true;

  function next(): string {
    const token = tokens[position];
    if (token === undefined) throw invalidQuery();
    position += 1;
    return token;
  }

  function takes(word: string): boolean {
    if (tokens[position]?.toLowerCase() !== word) return false;
    position += 1;
    return true;
  }

  function readAny(): Test {
    const tests = [readAll()];
    while (takes('or')) tests.push(readAll());
    return (file) => tests.some((test) => test(file));
  }

  function readAll(): Test {
    const tests = [readOne()];
    while (takes('and')) tests.push(readOne());
    return (file) => tests.every((test) => test(file));
  }

  function readOne(): Test {
    if (takes('not')) {
      const test = readOne();
      return (file) => !test(file);
    }
    if (takes('(')) {
      const test = readAny();
      if (!takes(')')) throw invalidQuery();
      return test;
    }
    const token = next();
    return token.startsWith("'") || token.startsWith('"')
      ? readMembership(unquote(token))
      : readComparison(token);
  }

  function readMembership(value: string): Test {
    if (!takes('in')) throw invalidQuery();
    return membership(value, next(), user);
  }

  function readComparison(field: string): Test {
    if (field === 'sharedWithMe' && tokens[position] !== '=') return (file) => isSharedWith(file, user);
    const operator = next().toLowerCase();
    if (operator === 'has') return readHas(field);
    const value = next();
    return comparison({ field, operator, value: unquote(value) }, user);
  }

  function readHas(field: string): Test {
    const wanted: Record<string, string> = {};
    if (!takes('{')) throw invalidQuery();
    while (!takes('}')) {
      if (takes('and')) continue;
      const name = next();
      if (!takes('=')) throw invalidQuery();
      wanted[name] = unquote(next());
    }
    return (file) => {
      const properties = field === 'appProperties' ? file.appProperties : file.properties;
      return properties?.[wanted.key ?? ''] === wanted.value;
    };
  }

  const test = readAny();
  if (position !== tokens.length) throw invalidQuery();
  return test;
}

function unquote(token: string): string {
  return /^['"]/.test(token) ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;
}

function isSharedWith(file: FileRecord, user: GoogleUser): boolean {
  return !file.permissions.some(({ role, emailAddress }) => role === 'owner' && emailAddress === user.email);
}

function membership(value: string, list: string, user: GoogleUser): Test {
  const email = value === 'me' ? user.email : value;
  switch (list) {
    case 'parents': {
      const parent = value === 'root' ? rootFolderId(user) : value;
      return (file) => file.parents.includes(parent);
    }
    case 'owners':
      return (file) => file.permissions.some((one) => one.role === 'owner' && one.emailAddress === email);
    case 'writers':
      return (file) => file.permissions.some((one) => one.role !== 'reader' && one.emailAddress === email);
    case 'readers':
      return (file) => file.permissions.some((one) => one.emailAddress === email);
    default:
      throw invalidQuery();
  }
}

interface Comparison {
  field: string;
  operator: string;
  value: string;
}

const forText = ['=', '!=', 'contains'];
const forFlags = ['=', '!='];
const forTimes = ['<', '<=', '=', '!=', '>=', '>'];

/** What each field may be compared by. https://developers.google.com/workspace/drive/api/guides/ref-search-terms */
const operators: Readonly<Record<string, readonly string[]>> = {
  name: forText,
  title: forText,
  mimeType: forText,
  fullText: ['contains'],
  trashed: forFlags,
  starred: forFlags,
  sharedWithMe: forFlags,
  modifiedTime: forTimes,
  createdTime: forTimes,
  viewedByMeTime: forTimes,
  visibility: forFlags,
};

function comparison(asked: Comparison, user: GoogleUser): Test {
  const { field, operator, value } = asked;
  if (!(operators[field] ?? []).includes(operator)) throw invalidQuery();
  switch (field) {
    case 'name':
    case 'title':
      return (file) => compareText(file.name, asked);
    case 'mimeType':
      return (file) => compareText(file.mimeType, asked);
    case 'fullText':
      return (file) => compareText(`${file.name} ${file.description ?? ''}`, asked);
    case 'trashed':
      return (file) => (file.trashed === (value === 'true')) === (operator === '=');
    case 'starred':
      return (file) => (file.starred === (value === 'true')) === (operator === '=');
    case 'sharedWithMe':
      return (file) => isSharedWith(file, user) === (value === 'true');
    case 'modifiedTime':
    case 'createdTime':
    case 'viewedByMeTime': {
      const limit = readTime(value);
      return (file) =>
        compareTimes(operator, field === 'createdTime' ? file.createdTime : file.modifiedTime, limit);
    }
    case 'visibility':
      return (file) => file.permissions.some(({ type }) => type === 'anyone') === value.startsWith('anyone');
    default:
      throw invalidQuery();
  }
}

/** `contains` on a name means the beginning of one of its words; equality does not see case. */
function compareText(text: string, asked: Comparison): boolean {
  const { field, operator, value } = asked;
  const [have, want] = [text.toLowerCase(), value.toLowerCase()];
  switch (operator) {
    case '=':
      return have === want;
    case '!=':
      return have !== want;
    case 'contains':
      return field === 'name'
        ? have.startsWith(want) ||
            have.split(/[\s_-]+/).some((_, i, words) => words.slice(i).join(' ').startsWith(want))
        : have.includes(want);
    default:
      throw invalidQuery();
  }
}

/** An instant; without a zone it is UTC. */
function readTime(text: string): number {
  const hasZone = /[zZ]$|[+-]\d\d:?\d\d$/.test(text) || !text.includes('T');
  const instant = Date.parse(hasZone ? text : `${text}Z`);
  if (Number.isNaN(instant)) throw invalidQuery();
  return instant;
}

function compareTimes(operator: string, time: number, limit: number): boolean {
  switch (operator) {
    case '<':
      return time < limit;
    case '<=':
      return time <= limit;
    case '>':
      return time > limit;
    case '>=':
      return time >= limit;
    case '=':
      return time === limit;
    default:
      return time !== limit;
  }
}
