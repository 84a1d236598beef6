import { wordList, wordsOf } from './words.ts';

/** A result in money, not a value to customers. */
export const revenueWords = wordList(
  `revenue, revenues, arr, mrr, gmv, gbv, sales, turnover, ebitda, ebit, profit, profits, profitability, income,
   earnings, gross margin, net margin, contribution margin, average order value, arpu, ltv, booking value,
   gross bookings, gross merchandise value, gross merchandise volume, payment volume,
   fatturato, ricavo, ricavi, vendite, incasso, incassi, utile netto, utili netti, utile operativo, utile d esercizio, profitto, profitti,
   marginalità, margine lordo, margine netto, margine di contribuzione, giro d affari, volume d affari, scontrino medio`,
  {
    except: `sales team-, sales people, sales person, salespeople, sales rep, sales reps, sales call-, sales leader-,
      sales manager-, sales cycle-, sales enablement, sales qualified, sales accepted, sales led, non profit, non profits, not for profit, low income,
      staff turnover, employee turnover, team vendite, team di vendite, reti di vendite, addetti alle vendite`,
  },
);

/** Units that are money. */
export const moneyUnits = wordList(
  `€, $, £, ¥, ₹, ₺, ₽, ₿, eur, keur, meur, euro, euros, usd, kusd, musd, dollar, dollars, gbp, pound, pounds, chf, franc, francs, jpy, yen,
   sek, nok, dkk, pln, inr, brl, cad, aud, cny, dollaro, dollari, sterlina, sterline, franchi`,
);

/** What looks like growth and says nothing of value. */
export const vanityWords = wordList(
  `sign up, sign ups, signup, signups, download, downloads, follower, followers, page view, page views, pageview,
   pageviews, registration, registrations, registered users, registered accounts, impressions, likes, installs,
   cumulative, all time, total users, total accounts, accounts created, website visits, site visits, website visitors,
   site visitors, unique visitors, newsletter subscribers,
   iscrizione, iscrizioni, registrazione, registrazioni, utenti registrati, scaricamenti, visualizzazione,
   visualizzazioni, pagine viste, impressioni, mi piace, installazioni, cumulato, cumulata, cumulativo, cumulativi,
   utenti totali, utenti iscritti, account creati, visite al sito, visitatori del sito, visitatori unici,
   iscritti alla newsletter`,
  { except: 'that download, that downloads, who download, who downloads' },
);

/** What we do, not what customers do. */
export const activityWords = wordList(
  `calls, cold calls, phone calls, posts, blog posts, emails, e mails, mailings, newsletter, newsletters, launches,
   releases, features shipped, features released, campaigns, ads, ad spend, meetings, articles, outreach, webinars,
   press releases, demos given, demos held, events held, events organised, events organized,
   chiamate, telefonate, articoli, email inviate, e mail inviate, mail inviate, lanci, rilasci, campagne, annunci,
   riunioni, comunicati, post pubblicati, post inviati, demo effettuate, visite commerciali, eventi organizzati`,
);

/** Whose behaviour it is, when an activity is the customers' own. */
export const customerWords = wordList(
  `customer, customers, client, clients, user, users, member, members, subscriber, subscribers, buyer, buyers,
   visitor, visitors, guest, guests, learner, learners, reader, readers, people, who, opened, open rate, reply rate,
   replied, replies, answered, clicked, click through, booked by, per team, per account, inbound,
   cliente, clienti, utente, utenti, iscritto, iscritti, abbonato, abbonati, membro, membri, visitatore, visitatori,
   lettore, lettori, ospite, ospiti, persone, che, chi, aperte, aperture, risposte, risposto, cliccate, in entrata`,
);

/** A count of those who went on: a part of a whole, which a rate would say. */
export const conversionWords = wordList(
  `activated, activations, converted, conversions, retained, returning, renewed, renewals, churned, upgraded,
   upgrades, completed, who, that, onboarded, reactivated,
   attivati, attivate, attivazioni, convertiti, convertite, conversioni, rinnovati, rinnovi, disdette, abbandoni,
   completati, completate, che, riattivati, di ritorno`,
);

/** Words of a number that is divided already, whatever its kind is set to. */
export const ratioWords = wordList(
  `per, rate, ratio, share, average, avg, mean, median, percentage, percent, frequency,
   tasso, quota, media, medio, mediana, percentuale, rapporto, frequenza`,
  {
    except: `per day, per week, per month, per quarter, per year, per giorno, per settimana, per mese, per trimestre,
      per anno`,
  },
);

/** Units in which a level is no count: a rate would not do there. */
export const measureUnits = wordList(
  `second, seconds, sec, secs, s, ms, minute, minutes, min, mins, hour, hours, hr, hrs, h, day, days, d, week, weeks,
   month, months, point, points,
   score, stars, star, nps, rating, index, km, kg, gb, mb,
   secondo, secondi, minuto, minuti, ora, ore, giorno, giorni, settimana, settimane, mese, mesi, punto, punti,
   punteggio, stelle, voto, indice`,
);

/** Bringing in who is not there yet. */
export const acquisitionWords = wordList(
  `acquisition, acquire, acquires, acquiring, acquired, new customers, new users, new clients, new members,
   new subscribers, new accounts, new buyers, new logos, sign up, sign ups, signup, signups, registrations, leads,
   prospects, traffic, visitors, installs, downloads, awareness, top of funnel, top of the funnel, lead generation,
   trial starts, trials started, new trials, more trials,
   acquisizione, acquisizioni, acquisire, nuovi clienti, nuova clientela, nuovi utenti, nuovi iscritti, nuovi abbonati, nuovi membri,
   nuove registrazioni, iscrizioni, registrazioni, contatti, visitatori, traffico, notorietà, installazioni`,
  {
    except: `leads to, leads the, team leads, tech leads, data acquisition, traffic light-, onboard new-,
      onboarding new-, onboarding of new-, onboarding for new-, activate new-, activation of new-, help new-,
      new customers activat-, new users activat-, new members activat-, new customers complet-, new users complet-,
      new members complet-, new customers reach-, new users reach-, new members reach-,
      attivare i nuovi-, attivazione dei nuovi-, onboarding dei nuovi-, nuovi clienti attiv-, nuovi utenti attiv-,
      nuovi clienti complet-, nuovi utenti complet-`,
  },
);

/** Keeping who is there. */
export const retentionWords = wordList(
  `retention, retain, retains, retained, retaining, churn, churned, churning, renewal, renewals, renew, renewed,
   repeat, returning, come back, comes back, came back, stickiness, loyalty, reactivation,
   ritenzione, fideliz-, abbandono, abbandoni, tasso di abbandono, disdetta, disdette, rinnovo, rinnovi, riacquisto,
   riacquisti, tornano, ritornano, di ritorno, riattivazione`,
);

/** In a text, what ties a goal to how people are judged or paid. */
export const reviewWords = wordList(
  `performance review, performance reviews, performance rating, performance ratings, performance appraisal, performance evaluation,
   performance evaluations, performance bonus, performance pay, appraisal, appraisals, bonus, bonuses, salary review, pay review, pay rise,
   pay raise, pay increase, salary increase, salary raise, merit pay, variable pay, merit increase, annual review, year end review, linked to pay, tied to pay,
   linked to salary, tied to salary, linked to compensation, tied to compensation, variable compensation,
   incentive plan, incentive pay,
   premio di risultato, premi di risultato, premio di produzione, premio produttività, premio individuale,
   valutazione delle prestazioni, valutazione della prestazione, valutazione delle performance,
   valutazione della performance, valutazione annuale, valutazione individuale, valutazione del personale,
   retribuzione variabile, parte variabile, aumento di stipendio, legato allo stipendio, legata allo stipendio,
   legato alla retribuzione, legata alla retribuzione, collegato allo stipendio, collegata allo stipendio,
   collegato alla retribuzione, collegata alla retribuzione, collegato al premio, collegata al premio,
   incide sullo stipendio, incide sulla retribuzione, mbo, incentivo economico, incentivi economici`,
  {
    except: `referral bonus-, referral bonuses, welcome bonus-, sign up bonus-, signup bonus-, deposit bonus-,
      loyalty bonus-, bonus lesson-, bonus content, bonus track-, bonus point-, bonus code-, bonus feature-, bonus level-,
      bonus round-, punti bonus, codice bonus, codici bonus, bonus di benvenuto, bonus benvenuto, bonus fiscale,
      bonus fiscali, bonus mobili, bonus casa, bonus edilizi-, property appraisal-, home appraisal-`,
  },
);

/** In the name of a column, where one word is enough. */
export const reviewColumns = wordList(
  `bonus, bonuses, appraisal, appraisals, pay, payout, pay rise, pay raise, salary, salaries, wage, compensation,
   incentive, incentives, remuneration, performance review, performance rating, performance score, review score,
   review rating, merit,
   premio, premi, stipendio, retribuzione, compenso, incentivo, incentivi, valutazione, mbo, aumento di stipendio,
   aumento stipendio, aumento retributivo`,
);

/** Words that say nothing about what a text is about. */
export const fillerWords: ReadonlySet<string> = new Set(
  wordsOf(`the a an of to from in on and or for by with our we is are at into up as more per
    il lo la i gli le di a da in con su per tra fra e o un una del dello della dei degli delle nostro nostra più che al
    allo alla ai agli alle`),
);
