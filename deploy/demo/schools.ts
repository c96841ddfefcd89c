import type { MunicipalityCode, SchoolType } from '@grensverkeer/settlement';

export interface DemoSchool {
  readonly id: string;
  readonly name: string;
  readonly municipality: MunicipalityCode;
  readonly schoolType: SchoolType;
}

const school = (
  id: string,
  name: string,
  municipality: string,
  schoolType: SchoolType,
): DemoSchool => ({ id, name, municipality, schoolType });

/** All invented. They stand where special education stands: in the larger municipalities. */
export const SCHOOLS: readonly DemoSchool[] = [
  school('maasbrug', 'De Maasbrug', '0599', 'so'),
  school('havenkwartier', 'Het Havenkwartier', '0599', 'vso'),
  school('kralinger-lantaarn', 'De Kralinger Lantaarn', '0599', 'so'),
  school('zuiderkroon', 'De Zuiderkroon', '0599', 'oza'),
  school('schiekade', 'Schiekade College', '0599', 'vso'),
  school('rotte-oever', 'De Rotte-oever', '0599', 'sbo'),
  school('korenmolen', 'De Korenmolen', '0606', 'so'),
  school('vlaardingse-vaart', 'De Vlaardingse Vaart', '0622', 'sbo'),
  school('hollandse-ijssel', 'Hollandse IJssel', '0502', 'vso'),
  school('ijsselmonde', 'De Carnisse Eik', '0489', 'so'),
  school('putten', 'De Puttense Poort', '1930', 'vso'),
  school('voornse-duin', 'Het Voornse Duin', '1992', 'so'),
  school('rottemeren', 'De Rottemeren', '1621', 'bo'),
  school('hofvijver', 'De Hofvijver', '0518', 'so'),
  school('zeeheld', 'Zeeheld College', '0518', 'vso'),
  school('prinsenhof', 'De Prinsenmolen', '0503', 'so'),
  school('zoete-meer', 'Het Zoete Meer', '0637', 'vso'),
  school('westlandse-kas', 'De Westlandse Kas', '1783', 'sbo'),
  school('drechtstroom', 'De Drechtstroom', '0505', 'so'),
  school('merwede', 'Merwede College', '0505', 'vso'),
  school('lingepoort', 'De Lingepoort', '0512', 'so'),
  school('hoeksche-hof', 'De Hoeksche Hof', '1963', 'sbo'),
];
