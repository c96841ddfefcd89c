import type { Texts } from './texts';

const moves = "a move of the child's registered address, or the start of a stay";
const staysOn = 'the end of the stay, or another address just before the first stay';
const otherDecision = 'a later decision that sets this one aside';

export const en: Texts = {
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  municipality: (code) => `municipality ${code}`,
  partnership: (code) => `school partnership ${code}`,
  and: 'and',
  days: (first, last) => (first === last ? `on ${first}` : `from ${first} through ${last}`),
  owes: (debtor, creditor, amount, days) =>
    `${debtor} pays ${amount} to ${creditor}, for costs ${days}.`,
  takesBack: (debtor, creditor, amount, days) =>
    `Reversal: ${debtor} pays ${amount} back to ${creditor}, for costs ${days}. ` +
    'This posting takes back an earlier one, because the facts have changed.',
  pays: (payer, days) => `${payer} pays the cost ${days}.`,
  paysByLaw: (payer, days) => `By law ${payer} pays the cost ${days}.`,
  shared: (days) => `The cost ${days} is shared.`,
  leads: (coordinator, prefinancier) =>
    `${coordinator} coordinates. ${prefinancier} pays the provider first.`,
  bears: (municipality, part) => `${municipality} ${part ?? 'all of it'}`,
  shares: (parts) => `In the end the cost is borne by: ${parts}.`,
  law: (article, rule) => `Ground: ${article}. ${rule}`,
  beside: (article, rule) => `Also of importance: ${article}. ${rule}`,
  facts: 'Facts:',
  fact: {
    residence: (where) =>
      where ? `registered address of the child (BRP) in ${where}` : 'the child in the BRP',
    'actual-residence': (where) => `the child actually stays ${where ? `in ${where}` : 'abroad'}`,
    'mother-at-birth': (where) => `the mother was registered at the birth in ${where}`,
    custody: (where) =>
      where
        ? `who has custody lives or sits in ${where}`
        : 'who has custody does not live at one known address in the Netherlands',
    stay: (where) =>
      `the child stays with a provider or foster parent${where ? ` in ${where}` : ''}`,
    enrolment: (where) => `school of the child in ${where}`,
    'help-request': () => 'request for help',
    inquiry: (where) =>
      `question of the provider who pays${where ? `; the provider knew ${where}` : ''}`,
    decision: () => 'decision on who pays',
    merger: (where) =>
      where
        ? `municipal reorganisation: the area now belongs to ${where}`
        : 'municipal reorganisation: the area was divided over several municipalities',
    birth: () => 'birth of the child',
    'paid-so-far': (where) =>
      `until now ${where} paid; that the child stayed elsewhere was not shown`,
    'count-date': () => 'count date for the funding of the school',
  },
  since: (date) => `since ${date}`,
  on: (date) => `on ${date}`,
  eve: (date) => `on ${date}, the day before the stay`,
  detail: {
    'under-investigation': 'address under investigation (BRP Act art. 2.26)',
    briefadres: 'postal address (briefadres), no home address',
    'administrative-only': 'registered for administration only',
    rni: 'register of non-residents (RNI)',
    'not-registered': 'not registered',
    abroad: 'abroad',
    secret: 'place secret',
    'counted-here': 'the pupil was at this school then, so only the support part is transferred',
    'counted-elsewhere':
      'the pupil was not yet at this school then, so the basic part is transferred too',
  },
  reference: (reference) => `source: ${reference}`,
  clause: (convenant, version, says) => `Agreement: ${convenant}, version ${version}: ${says}.`,
  precedence:
    'Where several convenants fit, one between two municipalities goes first, then one of a region, ' +
    'and last a default convenant. Among those the one with the fewest municipalities goes first, ' +
    'then the newest.',
  changes: (what) => `What would change the answer: ${what}.`,
  clauseChanges: 'another school or a new version of the convenant',
  open: (days, matter) => `A person must decide here, ${days}: ${matter}.`,
  outside: (days, matter) =>
    `There is nothing to settle between municipalities here, ${days}: ${matter}.`,
  candidates: (municipalities) => `It concerns: ${municipalities}.`,
  noCandidates: 'No fact points to any municipality.',
  interim: {
    pays: (payer) =>
      `${payer} pays the provider while municipalities differ on who is responsible.`,
    nobody: 'No municipality is known from a grant, an answer or an earlier payment.',
    answerDue: (date) =>
      `The municipality must answer the provider by ${date} (Regeling Jeugdwet art. 1a.1).`,
    settleFrom: (date) => `Afterwards municipalities settle what was paid from ${date} on.`,
  },
  continuation: {
    until: (last) =>
      'On request the child keeps the same help from the same provider, on the same terms and at ' +
      `the same tariff, through ${last}.`,
    always:
      'The child stays with the same foster parents, without an end date, unless that is no longer ' +
      'responsible care.',
    since: (date) => `The new municipality has been responsible since ${date}.`,
  },
  rungs: {
    'JW1.1-1': {
      article: 'Youth Act (Jeugdwet) art. 1.1, woonplaats, point 1',
      rule: 'the municipality where the child has its registered home address (BRP) pays.',
      changes: moves,
    },
    'JW1.1-2': {
      article: 'Youth Act (Jeugdwet) art. 1.1, woonplaats, point 2',
      rule:
        'during a stay the municipality of the registered address just before the stay pays. ' +
        'Stays that follow each other without a gap count as one.',
      changes: staysOn,
    },
    'JW1.1-3a': {
      article: 'Youth Act (Jeugdwet) art. 1.1, woonplaats, point 3',
      rule:
        'there is no usable registered address, so the municipality where the mother was ' +
        'registered at the birth pays.',
      changes: 'a registered address of the child without a note',
    },
    'JW1.1-3b': {
      article: 'Youth Act (Jeugdwet) art. 1.1, woonplaats, point 3, last part',
      rule:
        'there is no usable registered address and no registration of the mother at the birth, so ' +
        'the municipality where the child actually was when help was asked for pays.',
      changes: 'a registered address of the child, or a registration of the mother that is found',
    },
    'JW1.1-4': {
      article: 'Youth Act (Jeugdwet) art. 1.1, woonplaats, point 4',
      rule:
        'the child lives abroad, so the municipality where the child actually was when help was ' +
        'asked for pays.',
      changes: 'a registered address of the child in the Netherlands',
    },
    'JWOLD-1': {
      article: 'Youth Act (Jeugdwet) art. 1.1, text until 31 December 2021, point 1',
      rule:
        'the child follows the residence of who has custody; of parents who live apart with joint ' +
        'custody, the one with whom the child actually stays (Civil Code art. 1:12).',
      changes: 'another holder of custody, a move of that holder, or help from 2022 on',
    },
    'JWOLD-2': {
      article: 'Youth Act (Jeugdwet) art. 1.1, text until 31 December 2021, point 2',
      rule:
        'a certified institution has guardianship, so the municipality where the child actually ' +
        'stays pays.',
      changes: 'the end of the guardianship, another place of stay, or help from 2022 on',
    },
    'JWOLD-3': {
      article: 'Youth Act (Jeugdwet) art. 1.1, text until 31 December 2021, point 3',
      rule:
        'the residence is unknown or abroad, so the municipality where the child actually was ' +
        'when help was asked for pays.',
      changes: 'a known residence in the Netherlands, or help from 2022 on',
    },
    'JWOLD-4': {
      article: 'Youth Act (Jeugdwet) art. 1.1, text until 31 December 2021; Civil Code art. 1:10',
      rule: 'who is 18 or older has a residence of their own; that municipality pays.',
      changes: 'a move, or help from 2022 on',
    },
    'JW10.1': {
      article: 'Youth Act (Jeugdwet) art. 10.1, transition on 1 January 2022',
      rule: 'from 1 January 2022 the municipality that the new rule names pays.',
      changes: moves,
    },
    'JW2.7a': {
      article: 'Youth Act (Jeugdwet) art. 2.7a',
      rule:
        'when another municipality becomes responsible during the help, that one pays; on request ' +
        'the child keeps the same help for at most one year.',
      changes: moves,
    },
    'JW8.2.1': {
      article: 'Youth Act (Jeugdwet) art. 8.2.1',
      rule: 'the municipality that is billed pays; the municipalities settle afterwards.',
      changes: 'the municipalities agreeing who is responsible',
    },
    WPO4: {
      article: 'Primary Education Act (WPO) art. 4',
      rule:
        'pupil transport is paid by the municipality where the pupil stays; the registered ' +
        'address plays no part.',
      changes: 'another place of stay of the pupil',
    },
    WPO125: {
      article: 'Primary Education Act (WPO) art. 125, text until 2023',
      rule:
        'the school partnership that the pupil comes from transfers an amount, unless the family ' +
        'moved into the area of the school within six months before or after the transfer.',
      changes: 'a move of the family within six months before or after the transfer',
    },
    'WPO132-5': {
      article: 'Primary Education Act (WPO) art. 132 par. 5, text until 2022',
      rule:
        'for a pupil in a residential institution the school partnership of the previous school ' +
        'pays, else that of the home.',
      changes: 'another previous school',
    },
    WEC40: {
      article: 'Expertise Centres Act (WEC) art. 40',
      rule: 'the school partnership of the previous school pays, else that of the home.',
      changes: 'another previous school',
    },
    AGREEMENT: {
      article: 'agreement between the municipalities',
      rule: 'the municipalities decided this together.',
      changes: otherDecision,
    },
    BINDING_ADVICE: {
      article: 'binding advice of the disputes committee (Geschillencommissie Sociaal Domein)',
      rule: 'the disputes committee decided this.',
      changes: `${otherDecision}, or a judgment of a court`,
    },
    COURT: {
      article: 'judgment of a court',
      rule: 'the court decided this.',
      changes: 'a judgment on appeal',
    },
  },
  reasons: {
    'overlapping-residences': {
      matter: 'the registrations in the BRP contradict each other',
      next: 'Have the BRP checked and mended.',
    },
    'no-residence-known': {
      matter: 'no residence is known',
      next: 'Find out where the child lives, or where it was when help was asked for.',
    },
    'no-residence-before-stay': {
      matter: 'no registered address is known from just before the stay',
      next: 'Look up the address before the first stay.',
    },
    'part-time-stay': {
      matter: 'the child stays here only part of the time; whether that counts is disputed',
      next: 'Agree who pays, or ask the disputes committee for binding advice.',
    },
    'mother-and-child-house': {
      matter: 'the child stays in a mother-and-child house; the law gives no clear answer',
      next: 'Agree who pays, or ask the disputes committee for binding advice.',
    },
    'other-scheme-stay': {
      matter: 'the child stayed before under another law; whether that stay counts is disputed',
      next: 'Agree whether the earlier stay counts.',
    },
    'stay-start-untraceable': {
      matter: 'nobody can trace when the stay began',
      next: 'Decide together, as the VNG convenant of May 2021 asks.',
    },
    'custody-unclear': {
      matter: 'it is not clear who had custody, or where they lived (the rule until 2022)',
      next: 'Look up in the custody register who had custody on these days.',
    },
    'actual-residence-unclear': {
      matter: 'it is not clear where the child actually stayed',
      next: 'Find out where the child was on these days, or when help was asked for.',
    },
    'no-enrolment-known': {
      matter: 'no enrolment at a school is known',
      next: 'Ask the school to report the enrolment.',
    },
    'several-partnerships': {
      matter: 'the municipality belongs to more than one school partnership',
      next: 'Find out in which partnership the school or the address lies.',
    },
    'paid-by-state': {
      matter: 'the state pays for this, no municipality and no school partnership',
      next: 'Claim the amount back from who pays for the state (such as Nidos, COA or DUO).',
    },
    'allocation-removed': {
      matter: 'the allocation was removed, but a declaration on it has been granted',
      next: 'Have the provider credit the line, or send the allocation again.',
    },
    'municipality-split': {
      matter: 'the municipality was split; the address may belong to more than one new one',
      next: 'Look up in which new municipality the address lies.',
    },
    'contradicting-decisions': {
      matter: 'two decisions are in force that contradict each other',
      next: 'Record which decision sets the other aside.',
    },
  },
};
