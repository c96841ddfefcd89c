import type { Clause } from '../convenant';
import { cents } from '../money';
import { localDate } from '../period';

const half = { numerator: 1, denominator: 2 };
const shares = [{ municipality: '0599', numerator: 1, denominator: 1 }];
const pooled = { pool: 'home-side', pooledPart: half } as const;
const clients = [{ municipality: '0599', year: 2022, figure: 10 }];
const day = localDate('2023-07-01');
const amount = cents(10_000);

/** One right clause of every kind, as an admin might write it. For specs. */
export const EXAMPLES: {
  readonly [K in Clause['kind']]: Omit<Extract<Clause, { kind: K }>, 'id'>;
} = {
  coordination: { kind: 'coordination', coordinator: 'school' },
  prefinancing: { kind: 'prefinancing', prefinancier: 'school' },
  'lead-municipality': {
    kind: 'lead-municipality',
    municipality: '0599',
    tasks: ['purchasing', 'accountability'],
  },
  'residence-principle': { kind: 'residence-principle' },
  'school-principle': {
    kind: 'school-principle',
    fromHomeMunicipalities: 5,
    schools: [{ schoolId: 'de-brug', homeMunicipalities: 6 }],
  },
  'share-costs': { kind: 'share-costs', schoolShare: half },
  'key-by-use': { kind: 'key-by-use', ...pooled, clients },
  'key-by-average': { kind: 'key-by-average', ...pooled, years: 3, clients },
  'key-by-budget-share': { kind: 'key-by-budget-share', shares },
  'key-by-weights': {
    kind: 'key-by-weights',
    ...pooled,
    fixedWeight: 20,
    indicators: [{ name: 'inwoners', weight: 80, figures: clients }],
  },
  'key-by-pupils': {
    kind: 'key-by-pupils',
    ...pooled,
    counts: [{ municipality: '0599', countDate: localDate('2022-02-01'), pupils: 10 }],
  },
  'risk-sharing': {
    kind: 'risk-sharing',
    model: 'mixed',
    shares,
    thresholdCents: amount,
    steps: [{ from: day, pooledPart: half }],
  },
  'collective-funding': {
    kind: 'collective-funding',
    contributions: [{ municipality: '0599', year: 2023, amountCents: amount }],
    accountBy: 'school',
    accountWithinDays: 90,
  },
  'separate-invoicing': { kind: 'separate-invoicing' },
  'breakthrough-budget': {
    kind: 'breakthrough-budget',
    contributors: shares,
    ceilingCents: amount,
    excessBearer: 'home',
    decidedBy: 'de doorbraaktafel',
    exhaustedFrom: null,
  },
  'money-follows-effort': {
    kind: 'money-follows-effort',
    afterDays: 28,
    isRetroactive: true,
    schoolShare: half,
  },
  'outside-compensation': {
    kind: 'outside-compensation',
    grantee: '0599',
    part: half,
    years: [2022, 2023],
  },
  'move-exemption': { kind: 'move-exemption', months: 6, bearer: 'school' },
  transport: { kind: 'transport', journeys: ['pupil-transport'], bearer: 'home' },
  succession: { kind: 'succession', successions: [{ gone: '0568', on: day, to: shares }] },
  tariff: {
    kind: 'tariff',
    basis: 'national',
    rates: [{ productCode: '45A04', unit: 'month', rateCents: amount }],
    excessBearer: 'school',
  },
  'minimum-duration': { kind: 'minimum-duration', days: 14 },
  'line-weight': { kind: 'line-weight', weight: 'weekdays' },
  threshold: { kind: 'threshold', bearer: 'home', thresholdCents: amount, window: 'year' },
  deductible: { kind: 'deductible', bearer: 'home', deductibleCents: amount, window: 'month' },
  cap: {
    kind: 'cap',
    capped: 'school',
    ceilingCents: amount,
    window: 'year',
    raises: [{ from: day, ceilingCents: cents(20_000) }],
    exhaustedFrom: null,
  },
  minimum: { kind: 'minimum', minimumCents: amount, window: 'line' },
  'admin-fee': {
    kind: 'admin-fee',
    payer: 'home',
    part: { numerator: 1, denominator: 50 },
    fixedCents: cents(250),
  },
  'mutual-acceptance': { kind: 'mutual-acceptance', productCodes: [] },
  'access-consent': {
    kind: 'access-consent',
    referrers: ['de school'],
    consentBy: 'home',
    answerDays: 14,
    fallbackOfficer: 'de procesregisseur',
    fromCents: null,
  },
  'anti-shifting': { kind: 'anti-shifting', reportBy: 'school', reportWithinDays: 60 },
  'hand-over': { kind: 'hand-over', by: 'home', dossierDays: 14, isWarm: true },
  'lost-evidence': { kind: 'lost-evidence', decideWithinDays: 28, fallback: 'half-half' },
  terms: { kind: 'terms', answerDays: 14, invoiceDays: 30, objectionDays: 14, paymentDays: 30 },
  renewal: { kind: 'renewal', renewal: 'school-year', noticeDays: 90 },
  'dispute-path': {
    kind: 'dispute-path',
    caseManager: 'school',
    steps: [
      { body: 'de wethouders', days: 28, isBinding: false },
      { body: 'de Geschillencommissie', days: 90, isBinding: true },
    ],
  },
  netting: {
    kind: 'netting',
    every: 'quarter',
    isReciprocal: true,
    sentBy: 'school',
    withinDays: 30,
  },
  reporting: {
    kind: 'reporting',
    subject: 'wachttijden',
    by: 'school',
    every: 'year',
    withinDays: 60,
  },
  'not-agreed': { kind: 'not-agreed', subjects: ['volume', 'monitoring'] },
};
