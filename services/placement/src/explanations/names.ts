import { municipality, type CaseFile, type Names } from '@grensverkeer/settlement';

/** Names of municipalities; what is told of them needs no other facts. */
export const MUNICIPALITIES: Names = { municipality: (code) => municipality(code)?.name };

/** Names of all that an explanation of this child may speak of. */
export function namesIn({ convenants, decisions }: CaseFile): Names {
  return {
    ...MUNICIPALITIES,
    convenant: (id, version) => convenants.find((one) => one.id === id && one.version === version),
    decision: (id) => decisions.find((one) => one.id === id)?.reference,
  };
}
