/** A product of the national list JZ21, with the tariff that this invented contract knows. */
export interface DemoProduct {
  readonly category: string;
  readonly code: string;
  /** Code of WJ756: 04 hour, 14 day and night, 16 half a day, 83 euro. */
  readonly unit: '04' | '14' | '16' | '83';
  /** null when the unit is the euro itself (CD087). */
  readonly tariffCents: number | null;
  /** What an allocation holds per month, in the unit (cents for 83). */
  readonly monthlyVolume: number;
}

export const PRODUCTS = {
  guidance: { category: '45', code: '45A04', unit: '04', tariffCents: 9850, monthlyVolume: 16 },
  specialised: { category: '45', code: '45A05', unit: '04', tariffCents: 12375, monthlyVolume: 12 },
  atSchool: { category: '45', code: '45A52', unit: '04', tariffCents: 10290, monthlyVolume: 14 },
  dayProgramme: { category: '41', code: '41A03', unit: '16', tariffCents: 8645, monthlyVolume: 22 },
  fixedFee: { category: '45', code: '45A01', unit: '83', tariffCents: null, monthlyVolume: 68333 },
  fosterCare: { category: '43', code: '43A09', unit: '14', tariffCents: 4512, monthlyVolume: 31 },
  residential: { category: '43', code: '43A07', unit: '14', tariffCents: 31240, monthlyVolume: 31 },
  partTime: { category: '43', code: '43A08', unit: '14', tariffCents: 27415, monthlyVolume: 8 },
} as const satisfies Record<string, DemoProduct>;

/** AGB codes of providers that do not exist. */
export const PROVIDERS = {
  school: ['99001101', '99001102', '99001103'],
  ambulatory: ['99001201', '99001202'],
  stay: ['99001301', '99001302'],
} as const;
