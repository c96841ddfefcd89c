import {
  agreedIn,
  clauseForms,
  inForceBetween,
  municipality,
  type AgreedClause,
  type ConvenantVersion,
} from '@grensverkeer/settlement';
import type { AgreementsQuery, AgreementsView, AgreementView } from './agreement.views';

const KINDS = clauseForms();

/** What holds between two municipalities on a day, in words, and on what nothing was agreed. */
export function agreementsBetween(
  published: readonly ConvenantVersion[],
  { municipality: one, counterparty: other, on }: AgreementsQuery,
): AgreementsView {
  const found = inForceBetween(published, one, other, on);
  const spoken = new Set(found.flatMap(({ clauses }) => clauses.map(({ kind }) => kind)));
  const silent = KINDS.filter(({ kind }) => kind !== 'not-agreed' && !spoken.has(kind));
  const names = [one, other].map((code) => municipality(code)?.name ?? code);
  const [nl, en] = [names.join(' en '), names.join(' and ')];
  const ids = found.map(({ name, version }) => `${name} (${version})`).join(', ');
  return {
    ...{ municipality: one, counterparty: other, on },
    nl:
      found.length > 0 ? `Tussen ${nl} geldt: ${ids}.` : `${nl} hebben niets afgesproken: de wet.`,
    en: found.length > 0 ? `In force: ${ids}.` : `${en} have agreed nothing: the law decides.`,
    agreements: found.map(agreementView),
    silent: silent.map(({ kind, title }) => ({ kind, ...title })),
  };
}

function agreementView(version: ConvenantVersion): AgreementView {
  const clauses = agreedIn(version);
  const isAgreed = ({ kind }: AgreedClause) => kind !== 'not-agreed';
  return {
    convenantId: version.id,
    version: version.version,
    name: version.name,
    from: version.from,
    until: version.until,
    scope: version.scope,
    agreed: clauses.filter(isAgreed).map(clauseView),
    notAgreed: clauses.filter((clause) => !isAgreed(clause)).map(clauseView),
  };
}

function clauseView({ clauseId, kind, title, says, scope }: AgreedClause) {
  return { clauseId, kind, title, scope, nl: says.nl, en: says.en };
}
