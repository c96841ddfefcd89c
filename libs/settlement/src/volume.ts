/** In what help is counted on an invoice line (iJw code list WJ756); a day-part is four hours. */
export type VolumeUnit = 'minute' | 'hour' | 'day-part' | 'day' | 'piece' | 'euro';

/** How much was delivered, in whole units. */
export interface Volume {
  readonly amount: number;
  readonly unit: VolumeUnit;
}

const UNITS: Readonly<Record<string, VolumeUnit>> = {
  '01': 'minute',
  '04': 'hour',
  '14': 'day',
  '16': 'day-part',
  '82': 'piece',
  '83': 'euro',
  '84': 'piece',
};

/** The unit behind a code of WJ756; undefined for a code that is not in the list. */
export function volumeUnitOf(code: string): VolumeUnit | undefined {
  return Object.hasOwn(UNITS, code) ? UNITS[code] : undefined;
}

const MINUTES: Readonly<Partial<Record<VolumeUnit, number>>> = {
  minute: 1,
  hour: 60,
  'day-part': 240,
};

/** The volume in minutes, or null when its unit is no span of working time. */
export function minutesOf({ amount, unit }: Volume): number | null {
  const minutes = MINUTES[unit];
  return minutes === undefined ? null : amount * minutes;
}
