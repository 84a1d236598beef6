import { isPercentUnit } from '../say.ts';
import type { KeyResult } from '../../model/key-result.ts';
import type { Word, WordList } from './words.ts';
import { readWords, wordList } from './words.ts';

/** What a team tells itself to make: an output when a key result begins with it. */
const orders = wordList(
  `launching, shipping a, shipping an, shipping the, building a, building an, building the, publish, publishing,
   deliver, delivering, implement, implementing, create, creating, write, writing, organise, organize, migrate,
   migrating, hiring, develop, developing, roll out, rolling out, set up, setting up, introduce, introducing, deploy,
   deploying, prepare, preparing, redesign, rebuild, rewrite, refactor, finalise, finalize, conduct, automate, enable,
   run a, run an, start a, start an,
   lanciare, lancia, lanciamo, pubblicare, pubblica, pubblichiamo, costruire, costruisci, costruiamo, realizzare,
   realizza, realizziamo, consegnare, consegniamo, rilasciare, rilascia, rilasciamo, sviluppare, sviluppa,
   sviluppiamo, completare, completiamo, creare, crea, creiamo, scrivere, scrivi, scriviamo, organizzare, organizza,
   organizziamo, assumere, assumi, assumiamo, piantare, piantiamo, implementare, implementa, introdurre, migrare,
   progettare, riprogettare, predisporre, preparare, produrre, installare, automatizzare, abilitare, aggiungere,
   aprire, avviare, attivare il, attivare la, inviare, inviamo, fare, facciamo, definire, definiamo, redigere, spedire,
   effettuare, svolgere, eseguire, mettere online`,
);

/** The same words where they may also be what is counted: the host churn, the complete profiles. */
const ordersOrThings = wordList(
  `launch, ship, build, plant, release, hire, design, draft, complete, finish, install, produce, host, open, add,
   train, run, send, attend, define, execute, integrate, update, hold, make, planting, releasing, shipping v-,
   rollout of, delivery of the, delivery of a, publication of, launched, shipped, released, deployed, hired, implemented, migrated,
   lancio di, lancio de-, pubblicazione di, pubblicazione de-, costruzione di, costruzione de-, realizzazione di,
   realizzazione de-, consegna di, consegna de-, rilascio di, rilascio de-, sviluppo di, sviluppo de-, completa,
   completamento di, completamento de-, creazione di, creazione de-, implementazione di, implementazione de-,
   introduzione di, introduzione de-, migrazione di, migrazione de-, apertura di`,
);

/** Orders before a number or an article (“Interview 20 customers”), things elsewhere (“Interview requests”). */
const ordersBeforeThings = wordList(
  `interview, record, document, upgrade, releases, ships, shipping, building, test, film, survey, visit, call, contact,
   translate, review, print`,
);
const things = wordList('a, an, the, our, all, every');

/** After one of these an order is a noun: the release frequency, the build time, the complete profiles. */
const measured = wordList(
  `rate, rates, time, times, frequency, share, cost, costs, speed, length, success, failure, failures, quality,
   volume, price, size, score, health, index, partner, partners, minutes, days, profile, profiles, visits, yield,
   profili, schede, anagrafiche`,
);

/** What may stand before an order without changing it. */
const openers = wordList(
  `we, will, to, and, first, q1, q2, q3, q4, h1, h2, kr, kr1, kr2, kr3, kr4, kr5, successfully, fully, finally,
   quickly, noi, dobbiamo, vogliamo, da, per, infine`,
);

/** What was made, when it says so at the end: hardly ever what customers do. */
const made = wordList(
  `launched, shipped, released, implemented, rolled out, migrated, deployed, hired, developed, redesigned, rebuilt,
   introduced, set up, in production, website online, site online,
   lanciato, lanciata, lanciati, lanciate, rilasciato, rilasciata, rilasciati, rilasciate, implementato,
   implementata, implementati, implementate, realizzato, realizzata, realizzati, realizzate, sviluppato, sviluppata,
   sviluppati, sviluppate, introdotto, introdotta, introdotti, introdotte, migrato, migrata, assunto, assunta,
   assunti, assunte, installato, installata, in produzione, andato online, andata online, sito online, portale online`,
);

/** What we made or what customers did: an output only when it starts from nothing and no metric carries it. */
const perhapsMade = wordList(
  `published, delivered, completed, created, built, written, planted, organised, organized, finished, produced,
   conducted, held, done, live,
   pubblicato, pubblicata, pubblicati, pubblicate, consegnato, consegnata, consegnati, consegnate, completato,
   completata, completati, completate, creato, creata, creati, create, costruito, costruita, costruiti, costruite,
   scritto, scritta, scritti, scritte, piantato, piantati, piantata, piantate, organizzato, organizzati,
   organizzata, organizzate`,
);

/** What may follow the last word that matters: a day. */
const deadline = wordList('by, before, until, in q-, entro, prima, per il, per fine, nel q-');

/**
 * The word by which a key result says that something is made rather than changed, as it was written: an order at its
 * beginning (“Launch …”, “Lanciare …”) or a participle at its end (“… launched”, “… pubblicato entro giugno”). What
 * starts above 0 is a change when it is a share, whatever words it is told in, and when the word may be a thing.
 */
export function outputWord({ name, unit, start, metric }: KeyResult): string | undefined {
  const isFromNothing = (start ?? startInName(name)) === 0;
  const isShare = isPercentUnit(unit) || name.includes('%');
  if (isShare && !isFromNothing) return undefined;
  const words = readWords(name);
  const order =
    orderIn(words, orders) ??
    (isFromNothing ? (orderIn(words, ordersOrThings) ?? orderBeforeThings(words)) : undefined);
  if (order !== undefined) return order;
  const end = endOf(words);
  return lastIn(made, end) ?? (isFromNothing && metric === undefined ? lastIn(perhapsMade, end) : undefined);
}

/** The number a name says it starts from (“from 40 to 10”), else 0. */
function startInName(name: string): number {
  const number = /(?:^|\s)(?:from|da|dal)\s+\D?(?<number>\d+(?:[.,]\d+)?)/iu.exec(name)?.groups?.['number'];
  return number === undefined ? 0 : Number(number.replace(',', '.'));
}

/** At the beginning, after numbers and openers; not where it is a noun that is measured. */
function orderIn(words: readonly Word[], list: WordList): string | undefined {
  const first = words.findIndex(({ plain }, at) => {
    const isOpener = openers.find([{ ...words[at], plain, written: plain, at: 0 }]) !== undefined;
    return !isOpener && !/^\d+$/.test(plain);
  });
  if (first < 0) return undefined;
  const rest = renumbered(words.slice(first));
  const found = list.find(rest);
  if (found?.at !== 0) return undefined;
  const length = found.written.split(' ').length;
  const next = renumbered(rest.slice(length, length + 2));
  return measured.find(next) === undefined ? found.written : undefined;
}

function orderBeforeThings(words: readonly Word[]): string | undefined {
  const order = orderIn(words, ordersBeforeThings);
  if (order === undefined) return undefined;
  const [next] = renumbered(words.slice(words.findIndex(({ written }) => written === order) + 1));
  const isThing = next !== undefined && (/^\d/.test(next.plain) || things.find([next]) !== undefined);
  return isThing ? order : undefined;
}

/** The words up to a deadline, or all of them. */
function endOf(words: readonly Word[]): readonly Word[] {
  const stop = deadline.find(words)?.at;
  return stop === undefined ? words : words.slice(0, stop);
}

function lastIn(list: WordList, words: readonly Word[]): string | undefined {
  const tail = renumbered(words.slice(-2));
  const [beforeLast, last] = tail;
  const both = list.find(tail);
  if (both !== undefined && both.at + both.written.split(' ').length === tail.length) return both.written;
  if (beforeLast === undefined || last === undefined) return undefined;
  return list.find(renumbered([last]))?.written;
}

function renumbered(words: readonly Word[]): Word[] {
  return words.map((word, at) => ({ ...word, at }));
}
