import type { Texts } from './texts';

const moves = 'een verhuizing van het kind in de BRP, of het begin van een verblijf';
const staysOn = 'het einde van het verblijf, of een ander adres vlak vóór het eerste verblijf';
const otherDecision = 'een later besluit dat dit besluit opzij zet';

export const nl: Texts = {
  months: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  municipality: (code) => `gemeente ${code}`,
  partnership: (code) => `samenwerkingsverband ${code}`,
  and: 'en',
  days: (first, last) => (first === last ? `op ${first}` : `van ${first} tot en met ${last}`),
  owes: (debtor, creditor, amount, days) =>
    `${debtor} betaalt ${amount} aan ${creditor}, voor kosten ${days}.`,
  takesBack: (debtor, creditor, amount, days) =>
    `Terugboeking: ${debtor} betaalt ${amount} terug aan ${creditor}, voor kosten ${days}. ` +
    'Deze boeking haalt een eerdere boeking weg, omdat de feiten zijn veranderd.',
  pays: (payer, days) => `${payer} betaalt de kosten ${days}.`,
  paysByLaw: (payer, days) => `Volgens de wet betaalt ${payer} de kosten ${days}.`,
  shared: (days) => `De kosten ${days} worden gedeeld.`,
  leads: (coordinator, prefinancier) =>
    `${coordinator} heeft de regie. ${prefinancier} betaalt de aanbieder eerst.`,
  bears: (municipality, part) => `${municipality} ${part ?? 'alles'}`,
  shares: (parts) => `Uiteindelijk dragen de kosten: ${parts}.`,
  law: (article, rule) => `Grond: ${article}. ${rule}`,
  beside: (article, rule) => `Ook van belang: ${article}. ${rule}`,
  facts: 'Feiten:',
  fact: {
    residence: (where) =>
      where ? `BRP-inschrijving van het kind in ${where}` : 'het kind in de BRP',
    'actual-residence': (where) =>
      `werkelijk verblijf van het kind ${where ? `in ${where}` : 'buiten Nederland'}`,
    'mother-at-birth': (where) => `de moeder stond bij de geboorte ingeschreven in ${where}`,
    custody: (where) =>
      where
        ? `wie het gezag heeft, woont of zit in ${where}`
        : 'wie het gezag heeft, woont niet op één bekend adres in Nederland',
    stay: (where) =>
      `verblijf van het kind bij een aanbieder of pleegouder${where ? ` in ${where}` : ''}`,
    enrolment: (where) => `school van het kind in ${where}`,
    'help-request': () => 'vraag om hulp',
    inquiry: (where) =>
      `vraag van de aanbieder wie betaalt${where ? `; de aanbieder kende ${where}` : ''}`,
    decision: () => 'besluit over wie betaalt',
    merger: (where) =>
      where
        ? `herindeling: het gebied hoort nu bij ${where}`
        : 'herindeling: het gebied is verdeeld over meer gemeenten',
    birth: () => 'geboorte van het kind',
    'paid-so-far': (where) =>
      `tot nu toe betaalde ${where}; dat het kind elders verbleef, is niet gebleken`,
    'count-date': () => 'teldatum voor de bekostiging van de school',
  },
  since: (date) => `sinds ${date}`,
  on: (date) => `op ${date}`,
  eve: (date) => `op ${date}, de dag vóór het verblijf`,
  detail: {
    'under-investigation': 'adres in onderzoek (Wet BRP artikel 2.26)',
    briefadres: 'briefadres, geen woonadres',
    'administrative-only': 'alleen administratief ingeschreven',
    rni: 'register niet-ingezetenen (RNI)',
    'not-registered': 'niet ingeschreven',
    abroad: 'in het buitenland',
    secret: 'plaats geheim',
    'counted-here':
      'de leerling stond toen op deze school, dus alleen het deel voor ondersteuning gaat over',
    'counted-elsewhere':
      'de leerling stond toen nog niet op deze school, dus ook het basisdeel gaat over',
  },
  reference: (reference) => `bron: ${reference}`,
  clause: (convenant, version, says) => `Afspraak: ${convenant}, versie ${version}: ${says}.`,
  precedence:
    'Passen er meer convenanten, dan gaat dat tussen twee gemeenten voor, daarna dat van een regio, ' +
    'en als laatste het standaardconvenant. Daarbinnen gaat dat met de minste gemeenten voor, ' +
    'daarna het nieuwste.',
  changes: (what) => `Het antwoord verandert door: ${what}.`,
  clauseChanges: 'een andere school of een nieuwe versie van het convenant',
  open: (days, matter) => `Hier moet een mens beslissen, ${days}: ${matter}.`,
  outside: (days, matter) => `Hier valt niets te verrekenen tussen gemeenten, ${days}: ${matter}.`,
  candidates: (municipalities) => `Het gaat om: ${municipalities}.`,
  noCandidates: 'Geen enkel feit wijst een gemeente aan.',
  interim: {
    pays: (payer) =>
      `${payer} betaalt de aanbieder zolang gemeenten het niet eens zijn over wie verantwoordelijk is.`,
    nobody: 'Geen gemeente is bekend uit een toewijzing, een antwoord of een eerdere betaling.',
    answerDue: (date) =>
      `De gemeente moet de aanbieder uiterlijk op ${date} antwoorden (Regeling Jeugdwet artikel 1a.1).`,
    settleFrom: (date) => `Gemeenten verrekenen daarna wat er vanaf ${date} is betaald.`,
  },
  continuation: {
    until: (last) =>
      'Op verzoek houdt het kind dezelfde hulp van dezelfde aanbieder, met dezelfde voorwaarden ' +
      `en hetzelfde tarief, tot en met ${last}.`,
    always:
      'Het kind blijft bij dezelfde pleegouders, zonder einddatum, tenzij dat geen verantwoorde ' +
      'hulp meer is.',
    since: (date) => `De nieuwe gemeente is verantwoordelijk sinds ${date}.`,
  },
  rungs: {
    'JW1.1-1': {
      article: 'Jeugdwet artikel 1.1, woonplaats, onder 1',
      rule: 'de gemeente waar het kind in de BRP een woonadres heeft, betaalt.',
      changes: moves,
    },
    'JW1.1-2': {
      article: 'Jeugdwet artikel 1.1, woonplaats, onder 2',
      rule:
        'bij een verblijf betaalt de gemeente van het woonadres vlak vóór het verblijf. ' +
        'Verblijven die op elkaar aansluiten, tellen als één verblijf.',
      changes: staysOn,
    },
    'JW1.1-3a': {
      article: 'Jeugdwet artikel 1.1, woonplaats, onder 3',
      rule:
        'er is geen bruikbaar woonadres, dus betaalt de gemeente waar de moeder bij de geboorte ' +
        'was ingeschreven.',
      changes: 'een woonadres van het kind in de BRP zonder aantekening',
    },
    'JW1.1-3b': {
      article: 'Jeugdwet artikel 1.1, woonplaats, onder 3, slot',
      rule:
        'er is geen bruikbaar woonadres en ook geen inschrijving van de moeder bij de geboorte, ' +
        'dus betaalt de gemeente waar het kind werkelijk verbleef toen de hulp werd gevraagd.',
      changes: 'een woonadres van het kind in de BRP, of een gevonden inschrijving van de moeder',
    },
    'JW1.1-4': {
      article: 'Jeugdwet artikel 1.1, woonplaats, onder 4',
      rule:
        'het kind woont in het buitenland, dus betaalt de gemeente waar het kind werkelijk ' +
        'verbleef toen de hulp werd gevraagd.',
      changes: 'een woonadres van het kind in Nederland',
    },
    'JWOLD-1': {
      article: 'Jeugdwet artikel 1.1, tekst tot en met 31 december 2021, onder 1',
      rule:
        'het kind volgt de woonplaats van wie het gezag heeft; hebben ouders die apart wonen samen ' +
        'gezag, dan die van de ouder bij wie het kind werkelijk verblijft (BW artikel 1:12).',
      changes: 'een andere gezagsdrager, een verhuizing van de gezagsdrager, of hulp vanaf 2022',
    },
    'JWOLD-2': {
      article: 'Jeugdwet artikel 1.1, tekst tot en met 31 december 2021, onder 2',
      rule:
        'een gecertificeerde instelling heeft de voogdij, dus betaalt de gemeente waar het kind ' +
        'werkelijk verblijft.',
      changes: 'het einde van de voogdij, een ander verblijf, of hulp vanaf 2022',
    },
    'JWOLD-3': {
      article: 'Jeugdwet artikel 1.1, tekst tot en met 31 december 2021, onder 3',
      rule:
        'de woonplaats is onbekend of in het buitenland, dus betaalt de gemeente waar het kind ' +
        'werkelijk verbleef toen de hulp werd gevraagd.',
      changes: 'een bekende woonplaats in Nederland, of hulp vanaf 2022',
    },
    'JWOLD-4': {
      article: 'Jeugdwet artikel 1.1, tekst tot en met 31 december 2021; BW artikel 1:10',
      rule: 'wie 18 jaar of ouder is, heeft een eigen woonplaats; die gemeente betaalt.',
      changes: 'een verhuizing, of hulp vanaf 2022',
    },
    'JW10.1': {
      article: 'Jeugdwet artikel 10.1, overgang per 1 januari 2022',
      rule: 'vanaf 1 januari 2022 betaalt de gemeente die de nieuwe regel aanwijst.',
      changes: moves,
    },
    'JW2.7a': {
      article: 'Jeugdwet artikel 2.7a',
      rule:
        'wordt tijdens de hulp een andere gemeente verantwoordelijk, dan betaalt die; op verzoek ' +
        'houdt het kind nog hoogstens een jaar dezelfde hulp.',
      changes: moves,
    },
    'JW8.2.1': {
      article: 'Jeugdwet artikel 8.2.1',
      rule: 'de gemeente die de rekening krijgt, betaalt; daarna verrekenen gemeenten onderling.',
      changes: 'overeenstemming tussen de gemeenten over wie verantwoordelijk is',
    },
    WPO4: {
      article: 'Wet op het primair onderwijs artikel 4',
      rule: 'leerlingenvervoer betaalt de gemeente waar de leerling verblijft; de BRP telt niet.',
      changes: 'een ander verblijf van de leerling',
    },
    WPO125: {
      article: 'Wet op het primair onderwijs artikel 125, tekst tot 2023',
      rule:
        'het samenwerkingsverband waar de leerling vandaan komt, draagt een bedrag over. Dat hoeft ' +
        'niet als het gezin binnen zes maanden vóór of na de overstap naar het gebied van de school verhuisde.',
      changes: 'een verhuizing van het gezin binnen zes maanden vóór of na de overstap',
    },
    'WPO132-5': {
      article: 'Wet op het primair onderwijs artikel 132, lid 5, tekst tot 2022',
      rule:
        'voor een residentiële leerling betaalt het samenwerkingsverband van de vorige school, ' +
        'en anders dat van de woonplaats.',
      changes: 'een andere vorige school',
    },
    WEC40: {
      article: 'Wet op de expertisecentra artikel 40',
      rule: 'het samenwerkingsverband van de vorige school betaalt, anders dat van de woonplaats.',
      changes: 'een andere vorige school',
    },
    AGREEMENT: {
      article: 'afspraak tussen de gemeenten',
      rule: 'de gemeenten hebben dit samen besloten.',
      changes: otherDecision,
    },
    BINDING_ADVICE: {
      article: 'bindend advies van de Geschillencommissie Sociaal Domein',
      rule: 'de geschillencommissie heeft dit beslist.',
      changes: `${otherDecision}, of een vonnis van de rechter`,
    },
    COURT: {
      article: 'uitspraak van de rechter',
      rule: 'de rechter heeft dit beslist.',
      changes: 'een uitspraak in hoger beroep',
    },
  },
  reasons: {
    'overlapping-residences': {
      matter: 'de BRP-inschrijvingen spreken elkaar tegen',
      next: 'Laat de BRP nakijken en herstellen.',
    },
    'no-residence-known': {
      matter: 'er is geen woonplaats bekend',
      next: 'Zoek uit waar het kind woont, of waar het was toen de hulp werd gevraagd.',
    },
    'no-residence-before-stay': {
      matter: 'er is geen woonadres bekend van vlak vóór het verblijf',
      next: 'Zoek het adres van vóór het eerste verblijf op.',
    },
    'part-time-stay': {
      matter: 'het kind verblijft hier maar een deel van de tijd; of dat telt, is omstreden',
      next: 'Spreek samen af wie betaalt, of vraag de geschillencommissie om bindend advies.',
    },
    'mother-and-child-house': {
      matter: 'het kind verblijft in een moeder-kindhuis; de wet geeft geen duidelijk antwoord',
      next: 'Spreek samen af wie betaalt, of vraag de geschillencommissie om bindend advies.',
    },
    'other-scheme-stay': {
      matter: 'het kind verbleef eerder onder een andere wet; of dat verblijf telt, is omstreden',
      next: 'Spreek samen af of het eerdere verblijf meetelt.',
    },
    'stay-start-untraceable': {
      matter: 'niemand kan nagaan wanneer het verblijf begon',
      next: 'Besluit samen, zoals het VNG-convenant van mei 2021 vraagt.',
    },
    'custody-unclear': {
      matter: 'niet duidelijk is wie het gezag had, of waar die woonde (regel tot 2022)',
      next: 'Kijk in het gezagsregister wie op deze dagen het gezag had.',
    },
    'actual-residence-unclear': {
      matter: 'niet duidelijk is waar het kind werkelijk verbleef',
      next: 'Zoek uit waar het kind was op deze dagen, of toen de hulp werd gevraagd.',
    },
    'no-enrolment-known': {
      matter: 'er is geen inschrijving op een school bekend',
      next: 'Vraag de school om de inschrijving door te geven.',
    },
    'several-partnerships': {
      matter: 'de gemeente hoort bij meer dan één samenwerkingsverband',
      next: 'Zoek uit in welk samenwerkingsverband de school of het adres ligt.',
    },
    'paid-by-state': {
      matter: 'dit betaalt het Rijk, geen gemeente en geen samenwerkingsverband',
      next: 'Vraag het bedrag terug bij wie namens het Rijk betaalt (zoals Nidos, COA of DUO).',
    },
    'allocation-removed': {
      matter: 'de toewijzing is verwijderd, maar er is een declaratie op goedgekeurd',
      next: 'Laat de aanbieder de regel crediteren, of stuur de toewijzing opnieuw.',
    },
    'municipality-split': {
      matter: 'de gemeente is gesplitst; het adres hoort bij meer dan één nieuwe gemeente',
      next: 'Zoek op in welke nieuwe gemeente het adres ligt.',
    },
    'contradicting-decisions': {
      matter: 'er gelden twee besluiten die elkaar tegenspreken',
      next: 'Leg vast welk besluit het andere opzij zet.',
    },
  },
};
