import type { CaseFile } from '../case-file';
import type { Placement, SchoolType } from '../facts';
import { atSchoolIn, livesIn, openPeriod } from '../fixtures';
import { localDate } from '../period';
import { answerOn, registered } from './fixtures';

/** Delft: PO2802, VO2809. The Hague: PO2815, VO2806. Groningen: 2001. Two of one area: 2302. */
const [DELFT, THE_HAGUE, GRONINGEN] = ['0503', '0518', '0014'];
const [HENGELO, ENSCHEDE] = ['0164', '0153'];
const inside = { stream: 'residential-pupil' } as const;
const transfer = { ...openPeriod('2020-08-01'), stream: 'sbo-transfer' } as const;
const basic = { ...transfer, group: 'basic-funding' } as const;
const school = (code: string, from: string, until: string | null, schoolType: SchoolType) =>
  atSchoolIn(code, from, until, { schoolType });
const born = (day: string) => ({ birthDate: localDate(day) });

type Row = readonly [title: string, facts: Partial<CaseFile>, answer: string];

const table = (on: string, help: Partial<Placement>, rows: readonly Row[]) =>
  it.each(rows)('%s', (_, facts, answer) => expect(answerOn(on, facts, help)).toBe(answer));

describe('the partnership of a school', () => {
  it.each<[SchoolType, string]>([
    ['bo', 'PO2802'],
    ['sbo', 'PO2802'],
    ['so', 'PO2802'],
    ['vso', 'VO2809'],
    ['vo', 'VO2809'],
    ['mbo', 'VO2809'],
  ])('of type %s is %s', (type, partnership) => {
    const enrolments = [school(DELFT!, '2018-08-01', '2022-07-01', type)];
    expect(answerOn('2023-06-01', { enrolments }, inside)).toBe(`${partnership} WPO132-5`);
  });

  const both = { enrolments: [school(DELFT!, '2018-08-01', '2022-07-01', 'oza')] };
  table('2023-06-01', inside, [
    ['with pupils of both levels: of twelve on the eve', { ...both, ...born('2010-12-31') }, 'VO2809 WPO132-5'],
    ['with pupils of both levels: a day younger', { ...both, ...born('2011-01-01') }, 'PO2802 WPO132-5'],
    ['with pupils of both levels: of unknown age', { ...both, birthDate: null }, 'PO2802 WPO132-5'],
    ['of a home: of twelve', { residences: [livesIn(DELFT!, '2010-01-01')], ...born('2010-12-31') }, 'VO2809 WPO132-5'],
    ['of a home: younger', { residences: [livesIn(DELFT!, '2010-01-01')] }, 'PO2802 WPO132-5'],
    ['of two homes', { residences: [livesIn(DELFT!, '2012-05-05'), livesIn(GRONINGEN!, '2012-05-05')] }, 'open several-partnerships PO2001/PO2802'],
    ['of two homes in one area', { residences: [livesIn(HENGELO!, '2012-05-05'), livesIn(ENSCHEDE!, '2012-05-05')] }, 'PO2302 WPO132-5'],
    ['of a municipality with several', { residences: [livesIn('0599', '2012-05-05')] }, 'open several-partnerships PO2803/PO2806/PO2808'],
    ['of a municipality that left the country', { residences: [livesIn('1055', '2012-05-05')] }, 'open several-partnerships'],
  ]); // prettier-ignore
});

describe('the school before a placement', () => {
  const old = school(THE_HAGUE!, '2016-08-01', '2022-07-01', 'bo');
  table('2023-06-01', inside, [
    ['may begin on the eve', { enrolments: [old, school(DELFT!, '2022-12-31', null, 'bo')] }, 'PO2802 WPO132-5'],
    ['begins no later', { enrolments: [old, school(DELFT!, '2023-01-01', null, 'bo')] }, 'PO2815 WPO132-5'],
    ['may end on the eve', { enrolments: [old, school(DELFT!, '2022-08-01', '2023-01-01', 'bo')] }, 'PO2802 WPO132-5'],
    [
      'is the one that was left last, in whatever order they began',
      {
        enrolments: [
          school(DELFT!, '2015-08-01', '2022-10-01', 'bo'),
          school(GRONINGEN!, '2017-08-01', '2021-08-01', 'bo'),
          old,
        ],
      },
      'PO2802 WPO132-5',
    ],
  ]); // prettier-ignore
});

describe('a special school (WEC 40)', () => {
  const so = school('B', '2021-08-01', null, 'so');
  const vso = school('B', '2021-08-01', null, 'vso');
  const home = { residences: [livesIn(DELFT!, '2012-05-05')] };
  const gone = { status: 'abroad', municipality: null, addressKind: null } as const;
  const back = livesIn('A', '2021-08-01');
  table('2021-11-01', transfer, [
    ['primary: the home by its primary partnership', { enrolments: [so], ...home }, 'PO2802 WEC40'],
    ['secondary: the home by its secondary one', { enrolments: [vso], ...home }, 'VO2809 WEC40'],
    ['a school before with pupils of both levels', { enrolments: [vso, school(THE_HAGUE!, '2018-08-01', '2021-08-01', 'oza')] }, 'VO2806 WEC40'],
    ['of two at once the one that began first', { enrolments: [school('B', '2021-09-01', null, 'vso'), so], ...home }, 'PO2802 WEC40'],
    [
      'of two from one day the first by its id',
      { enrolments: [{ ...so, id: 'y', schoolId: 'x' }, { ...vso, id: 'x', schoolId: 'y' }], ...home },
      'VO2809 WEC40',
    ],
    ['one that has not begun does not count', { enrolments: [school('B', '2021-12-01', null, 'so')] }, 'open no-enrolment-known'],
    ['came from abroad: the school itself', { enrolments: [so], residences: [registered('2021-07-31', '2021-08-01', gone), back] }, 'B WEC40'],
    ['went abroad afterwards: the home', { enrolments: [so], residences: [livesIn('A', '2012-05-05', '2021-08-01'), registered('2021-08-01', null, gone)] }, 'A WEC40'],
    ['abroad by one register, at home by another: the home', { enrolments: [so], residences: [livesIn('A', '2012-05-05'), registered('2012-05-05', null, gone)] }, 'A WEC40'],
    ['abroad, after a school in several areas: a person decides', { enrolments: [so, school('0599', '2018-08-01', '2021-08-01', 'bo')], residences: [registered('2012-05-05', null, gone)] }, 'open several-partnerships PO2803/PO2806/PO2808'],
    ['without a home, but not abroad', { enrolments: [so], residences: [registered('2012-05-05', null, { addressKind: 'briefadres' })] }, 'open no-residence-known'],
  ]); // prettier-ignore
});

describe('a move into the area of a special primary school (WPO 125)', () => {
  const at = (code: string) => ({ enrolments: [school(code, '2021-08-01', null, 'sbo')] });
  const moved = (from: string, to: string, day: string) => ({
    residences: [livesIn(from, '2012-05-05', day), livesIn(to, day)],
  });
  table('2022-02-15', basic, [
    ['six months before: nothing to transfer', { ...at('B'), ...moved('A', 'B', '2021-02-01') }, 'B WPO125'],
    ['a day earlier: counted, so the state pays', { ...at('B'), ...moved('A', 'B', '2021-01-31') }, 'open paid-by-state'],
    ['six months after', { ...at('B'), ...moved('A', 'B', '2022-02-01') }, 'B WPO125'],
    ['a day later', { ...at('B'), ...moved('A', 'B', '2022-02-02') }, 'open paid-by-state'],
    ['into the area, not into the municipality', { ...at(ENSCHEDE!), ...moved(GRONINGEN!, HENGELO!, '2021-09-01') }, 'PO2302 WPO125'],
    ['within the area', { ...at(ENSCHEDE!), ...moved(ENSCHEDE!, HENGELO!, '2021-09-01') }, 'open paid-by-state'],
    ['out of the area', { ...at(ENSCHEDE!), ...moved(ENSCHEDE!, GRONINGEN!, '2021-09-01') }, 'open paid-by-state'],
    ['from nowhere is none', { ...at('B'), residences: [livesIn('B', '2021-09-01')] }, 'open paid-by-state'],
    ['with a day between is none', { ...at('B'), residences: [livesIn('A', '2012-05-05', '2021-08-31'), livesIn('B', '2021-09-01')] }, 'open paid-by-state'],
    ['is none for who was registered there already', { ...at('B'), residences: [livesIn('A', '2012-05-05', '2021-09-01'), registered('2012-05-05', '2021-09-01', { administrativeOnly: true }), livesIn('B', '2021-09-01')] }, 'open paid-by-state'],
  ]); // prettier-ignore

  it('is transferred by the primary partnership of the home otherwise', () => {
    const facts = { ...at('B'), residences: [livesIn(DELFT!, '2012-05-05')] };
    expect(answerOn('2022-02-15', facts, transfer)).toBe('PO2802 WPO125');
  });
});
