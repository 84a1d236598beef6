import { isPercentUnit } from '../say.ts';
import type { KeyResult } from '../../model/key-result.ts';
import type { Word } from './words.ts';
import { readWords, wordList } from './words.ts';

/** What a team tells itself to make: an output when a key result begins with it. */
const orders = wordList(
  `launch, launching, ship, shipping, build, building, plant, publish, publishing, deliver, delivering, release,
   implement, implementing, complete, create, creating, write, writing, organise, organize, migrate, migrating, hire,
   hiring, develop, design, roll out, rolling out, set up, setting up, introduce, deploy, produce, prepare, finish,
   redesign, rebuild, rewrite, refactor, draft, finalise, finalize, install, conduct, host, run a, run an,
   lanciare, lancia, lanciamo, lancio di, lancio de-, pubblicare, pubblica, pubblichiamo, pubblicazione di,
   pubblicazione de-, costruire, costruisci, costruiamo, costruzione di, costruzione de-, realizzare, realizza,
   realizziamo, realizzazione di, realizzazione de-, consegnare, consegna di, consegna de-, consegniamo, rilasciare,
   rilascia, rilasciamo, rilascio di, rilascio de-, sviluppare, sviluppa, sviluppiamo, sviluppo di, sviluppo de-,
   completare, completa, completiamo, completamento di, completamento de-, creare, crea, creiamo, creazione di,
   creazione de-, scrivere, scrivi, scriviamo, organizzare, organizza, organizziamo, assumere, assumi, assumiamo,
   piantare, piantiamo, implementare, implementa, implementazione di, implementazione de-, introdurre,
   introduzione di, introduzione de-, migrare, migrazione di, migrazione de-, progettare, riprogettare, predisporre,
   preparare, produrre, installare, attivare il, attivare la, avviare il, avviare la`,
);

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
   introduced, set up, live, in production,
   lanciato, lanciata, lanciati, lanciate, rilasciato, rilasciata, rilasciati, rilasciate, implementato,
   implementata, implementati, implementate, realizzato, realizzata, realizzati, realizzate, sviluppato, sviluppata,
   sviluppati, sviluppate, introdotto, introdotta, introdotti, introdotte, migrato, migrata, assunto, assunta,
   assunti, assunte, installato, installata, in produzione, andato online, andata online`,
);

/** What we made or what customers did: an output only when it starts from nothing and no metric carries it. */
const perhapsMade = wordList(
  `published, delivered, completed, created, built, written, planted, organised, organized, finished, produced,
   conducted, held, done,
   pubblicato, pubblicata, pubblicati, pubblicate, consegnato, consegnata, consegnati, consegnate, completato,
   completata, completati, completate, creato, creata, creati, create, costruito, costruita, costruiti, costruite,
   scritto, scritta, scritti, scritte, piantato, piantati, piantata, piantate, organizzato, organizzati,
   organizzata, organizzate`,
);

/** What may follow the last word that matters: a day. */
const deadline = wordList('by, before, until, in q-, entro, prima, per il, per fine, nel q-');

/**
 * The word by which a key result says that something is made rather than changed, as it was written: an order at its
 * beginning (“Launch …”, “Lanciare …”) or a participle at its end (“… launched”, “… pubblicato entro giugno”). A share
 * that starts above 0 is a change whatever words it is told in.
 */
export function outputWord({ name, unit, start, metric }: KeyResult): string | undefined {
  const isShare = isPercentUnit(unit) || name.includes('%');
  if (isShare && start !== undefined && start > 0) return undefined;
  const words = readWords(name);
  const order = orderIn(words);
  if (order !== undefined) return order;
  const end = endOf(words);
  const isFromNothing = metric === undefined && (start === undefined || start === 0);
  return lastIn(made, end) ?? (isFromNothing ? lastIn(perhapsMade, end) : undefined);
}

/** At the beginning, after numbers and openers; not where it is a noun that is measured. */
function orderIn(words: readonly Word[]): string | undefined {
  const first = words.findIndex(({ plain }, at) => {
    const isOpener = openers.find([{ ...words[at], plain, written: plain, at: 0 }]) !== undefined;
    return !isOpener && !/^\d+$/.test(plain);
  });
  if (first < 0) return undefined;
  const rest = renumbered(words.slice(first));
  const found = orders.find(rest);
  if (found?.at !== 0) return undefined;
  const length = found.written.split(' ').length;
  const next = renumbered(rest.slice(length, length + 2));
  return measured.find(next) === undefined ? found.written : undefined;
}

/** The words up to a deadline, or all of them. */
function endOf(words: readonly Word[]): readonly Word[] {
  const stop = deadline.find(words)?.at;
  return stop === undefined ? words : words.slice(0, stop);
}

function lastIn(list: typeof made, words: readonly Word[]): string | undefined {
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
