/**
 * What companies call the columns of such tables, in English, Italian, German, French and Spanish, by field id. The
 * field's own title counts too; words are compared without case, accents and punctuation. A word may stand for several
 * fields (`obiettivo` is an objective and a target): what the column holds decides. Words are parted by commas.
 */
export const fieldWords: Readonly<Record<string, string>> = {
  key: 'key, id, code, slug, metric id, chiave, codice, schlüssel, kürzel, clé, clave, código',
  definition:
    'definition, description, how it is counted, formula, definizione, descrizione, beschreibung, définition, definición, descripción',
  unit: 'unit, unit of measure, uom, unità, unità di misura, einheit, unité, unidad, unidad de medida',
  role: 'role, kind of metric, level, ruolo, rolle, rôle, rol',
  direction: 'direction, better when, good direction, polarity, direzione, richtung, sens, dirección',
  side: 'side, perspective, lato, prospettiva, perspektive, seite, côté, lado, perspectiva',
  timing: 'leading or lagging, leading lagging, time, timing, indicator type',
  cadence:
    'cadence, frequency, how often, cadenza, frequenza, häufigkeit, frequenz, rhythmus, fréquence, cadence de mesure, frecuencia, periodicidad',
  source:
    'source, data source, where from, fonte, origine, quelle, datenquelle, source de données, fuente, origen',
  owners:
    'owner, owners, responsible, dri, lead, assignee, accountable, responsabile, referente, proprietario, verantwortlich, verantwortliche, verantwortlicher, zuständig, inhaber, responsable, porteur, pilote, dueño, propietario, encargado',
  baseline:
    'baseline, starting point, base, valore di partenza, ausgangswert, basiswert, valeur de départ, valor inicial, línea base',
  baselineDate: 'baseline date, start date, data di partenza, ausgangsdatum, date de départ, fecha inicial',
  target:
    'target, goal, target value, aim, plan, budget, obiettivo, traguardo, valore obiettivo, ziel, zielwert, soll, cible, objectif, meta, objetivo, valor objetivo',
  targetDate:
    'target date, by, by when, deadline, due, due date, entro, entro quando, scadenza, data obiettivo, bis, bis wann, zieldatum, fällig, frist, échéance, date cible, pour quand, fecha límite, fecha objetivo, vencimiento, plazo',
  healthyMin: 'minimum, min, lower limit, floor, minimo, untergrenze, mínimo',
  healthyMax: 'maximum, max, upper limit, ceiling, massimo, obergrenze, máximo',
  lastReviewed:
    'last reviewed, last review, ultima revisione, zuletzt geprüft, dernière revue, última revisión',
  gear: 'gear, growth lever, lever, leva, hebel, levier, palanca',
  process: 'process, processo, prozess, processus, proceso',
  feeds: 'feeds, drives, parent metric, parent, rolls up to, alimenta, speist, alimente',
  metric:
    'metric, kpi, measure, indicator, metrica, indicatore, kennzahl, metrik, messgröße, indicateur, métrique, métrica, indicador',
  day: 'date, day, period, month, week, quarter, period end, as of, data, giorno, periodo, mese, settimana, trimestre, datum, tag, zeitraum, monat, woche, quartal, période, mois, semaine, jour, fecha, mes, semana',
  value:
    'value, reading, actual, result, amount, valore, consuntivo, risultato, wert, ist, istwert, valeur, réel, réalisé, valor, real, resultado',
  comment:
    'comment, comments, note, notes, remark, commento, osservazioni, kommentar, bemerkung, anmerkung, commentaire, remarque, comentario, observaciones',
  status: 'status, state, stage, stato, zustand, statut, état, estado',
  cycleStart:
    'start, starts, start date, from, cycle start, inizio, data inizio, beginn, startdatum, von, début, date de début, inicio, fecha de inicio',
  cycleEnd:
    'end, ends, end date, to, until, cycle end, fine, data fine, ende, enddatum, fin, date de fin, fecha de fin',
  start:
    'start, start value, initial, from, baseline, partenza, valore iniziale, inizio, startwert, ausgangswert, beginn, départ, valeur initiale, début, inicio, valor inicial',
  end: 'end, end date, ended, fine, ende, fin',
  current:
    'current, current value, now, actual, latest, attuale, valore attuale, aktuell, aktueller wert, ist, stand, actuel, valeur actuelle, actual, valor actual',
  due: 'due, due date, deadline, by, by when, scadenza, entro, fällig, fälligkeit, frist, bis, échéance, vencimiento, fecha límite, plazo',
  paceCurve:
    'progress comes, curve, pace curve, phasing, progress profile, andamento, verlauf, profil, curva',
  confidence:
    'confidence, confidence level, likelihood, fiducia, confidenza, zuversicht, konfidenz, confiance, confianza',
  weight: 'weight, weighting, peso, gewicht, gewichtung, poids, pondération, ponderación',
  commitment: 'commitment, committed or aspirational, type',
  objective: 'objective, objectives, goal, obiettivo, ziel, objectif, objetivo',
  driver: 'key driver, driver, leva chiave, treiber, moteur, impulsor',
  team: 'team, squad, department, squadra, reparto, abteilung, équipe, service, equipo, departamento',
  strategy:
    'strategy, strategic choice, strategic priority, pillar, strategia, strategie, stratégie, estrategia',
  hypothesis: 'hypothesis, we believe, ipotesi, hypothese, hypothèse, hipótesis',
  impact: 'impact, impatto, wirkung, auswirkung, impacto',
  ease: 'ease, effort, facilità, aufwand, facilité, facilidad',
  outcome: 'outcome, result, esito, risultato, ergebnis, résultat, resultado',
  learning:
    'learning, learnings, what we learned, lesson, apprendimento, lezione, erkenntnis, gelernt, apprentissage, enseignement, aprendizaje',
  why: 'why, reason, rationale, perché, motivo, warum, grund, pourquoi, raison, por qué, razón',
  kind: 'kind, type, category, tipo, categoria, art, typ, kategorie, genre, catégorie, categoría',
  done: 'done, completed, finished, completed on, fatto, completato, erledigt, fertig, fait, terminé, hecho, terminado',
  documented: 'documented, documentato, dokumentiert, documenté, documentado',
};

/** What companies call a table's rows, by table id: the words over its column of names. */
export const titleWords: Readonly<Record<string, string>> = {
  metrics:
    'metric, kpi, measure, indicator, metrica, indicatore, kennzahl, metrik, indicateur, métrique, métrica, indicador',
  readings: 'reading, rilevazione, messung, ablesung, mesure, medición',
  gears: 'gear, lever, leva, ingranaggio, hebel, levier, palanca',
  processes: 'process, processo, prozess, processus, proceso',
  strategy:
    'strategy, strategic choice, choice, pillar, strategia, scelta, strategie, stratégie, choix, estrategia',
  teams: 'team, squad, squadra, équipe, equipo',
  objectives:
    'objective, objectives, okr, goal, obiettivo, obiettivi, ziel, ziele, objectif, objectifs, objetivo, objetivos',
  keyResults:
    'key result, key results, kr, risultato chiave, risultati chiave, schlüsselergebnis, schlüsselergebnisse, résultat clé, résultats clés, resultado clave, resultados clave',
  experiments: 'experiment, experiments, test, esperimento, experimente, expérience, experimento',
  work: 'work, item, task, story, attività, compito, aufgabe, tâche, tarea',
  events: 'event, what happened, evento, ereignis, événement',
};

/** Words over a column of names, whatever the rows are. */
export const anyTitleWords = 'name, title, nome, titolo, titel, bezeichnung, nom, titre, nombre, título';
