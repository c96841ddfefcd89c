import { choice, list } from './fields';
import type { ClauseKind, ClauseOf, Text } from './kind';

const SUBJECTS = {
  content: { nl: 'de inhoud van de hulp', en: 'the content of the help' },
  duration: { nl: 'de duur', en: 'the duration' },
  volume: { nl: 'de omvang', en: 'the volume' },
  recalibration: { nl: 'bijstelling', en: 'recalibration' },
  funding: { nl: 'de bekostiging', en: 'the funding' },
  monitoring: { nl: 'monitoring', en: 'monitoring' },
  transition: { nl: 'de overgang', en: 'the transition' },
  consultation: { nl: 'overleg', en: 'consultation' },
  tariffs: { nl: 'tarieven', en: 'tariffs' },
  transport: { nl: 'vervoer', en: 'transport' },
};

/** What the parties chose not to agree, so that nobody looks for it. */
export interface NotAgreedClause extends ClauseOf<'not-agreed'> {
  readonly subjects: readonly (keyof typeof SUBJECTS)[];
}

export const notAgreed: ClauseKind<NotAgreedClause> = {
  kind: 'not-agreed',
  title: { nl: 'niet afgesproken', en: 'not agreed' },
  fields: {
    subjects: list(
      'onderwerpen',
      'subjects',
      choice<keyof typeof SUBJECTS>('onderwerp', 'subject', SUBJECTS),
    ),
  },
  says: ({ subjects }) => {
    const names = (language: keyof Text) =>
      subjects.map((one) => SUBJECTS[one][language]).join(', ');
    return {
      nl: `niet afgesproken is: ${names('nl')}`,
      en: `not agreed: ${names('en')}`,
    };
  },
};
