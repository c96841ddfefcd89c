import { append } from '@grensverkeer/messaging';
import { Refusal } from '@grensverkeer/service-kit';
import type { ConvenantVersion } from '@grensverkeer/settlement';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { isDeepStrictEqual } from 'util';
import { record } from '../history/history';
import { requireApprovals } from './approvals.service';
import type { ConvenantContent } from './convenant.dto';
import { findVersion, oneAtATime } from './convenant-rows';
import { ConvenantVersionRow } from './convenant-version.entity';
import { countingVersion, faultsOf, refuseFaults, type ConvenantFault } from './faults';
import { publishedEvent } from './published-event';
import { resolveSides } from './sides';
import { changedBetween, termsOf } from './terms';

/** What a check found in the text as it reads now. */
export interface Checked {
  readonly revision: number;
  readonly mayBePublished: boolean;
  readonly faults: readonly ConvenantFault[];
}

@Injectable()
export class ConvenantsService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Records a draft as a whole; the same content again changes nothing.
   * @throws Refusal `version-published` when other content is put over a published version,
   * `version-gap`, `unknown-region`, `side-empty`, and 400 for what could never be told
   */
  draft(id: string, version: number, content: ConvenantContent): Promise<ConvenantVersionRow> {
    const terms = termsOf(content);
    return oneAtATime(this.database, async (tx) => {
      const known = await tx.findOneBy(ConvenantVersionRow, { id, version });
      if (known && isDeepStrictEqual(termsOf(known), terms)) return known;
      if (known?.publishedAt) throw alreadyPublished(id, version);
      await requirePrevious(tx, id, version, false);
      const resolvedSides = await resolveSides(tx, terms);
      const revision = (known?.revision ?? 0) + 1;
      const own = { id, version, resolvedSides, revision, publishedAt: null, endedFrom: null };
      const row = { ...terms, ...own };
      publishedEvent(row);
      const what = known ? 'changed' : 'drafted';
      const changed = known ? changedBetween(termsOf(known), terms) : [];
      const detail = { changed, content: terms };
      await record(tx, { id, version, revision, what, person: content.person, detail });
      await tx.save(ConvenantVersionRow, row);
      return row;
    });
  }

  /**
   * What would keep a draft from being published, each fault with an example case.
   * @throws NotFound; Refusal `unknown-region`, `side-empty`
   */
  async faults(id: string, version: number): Promise<readonly ConvenantFault[]> {
    const tx = this.database.manager;
    const draft = await findVersion(tx, id, version);
    return faultsOf(tx, { ...draft, resolvedSides: await resolveSides(tx, draft) });
  }

  /** The same, and keeps in the history that it was checked, by whom, and what was found. */
  check(id: string, version: number, person: string | undefined): Promise<Checked> {
    return oneAtATime(this.database, async (tx) => {
      const draft = await findVersion(tx, id, version);
      const { revision } = draft;
      const faults = await faultsOf(tx, { ...draft, resolvedSides: await resolveSides(tx, draft) });
      const detail = { faults: faults.map(({ code }) => code) };
      await record(tx, { id, version, revision, what: 'checked', person, detail });
      return { revision, mayBePublished: faults.length === 0, faults };
    });
  }

  /**
   * A version as billing follows it, or would: sides as municipalities, and no days after an early
   * end. This is what a replay takes.
   * @throws NotFound; Refusal `unknown-region`, `side-empty`, `version-ended`
   */
  async resolved(id: string, version: number): Promise<ConvenantVersion> {
    const tx = this.database.manager;
    const row = await findVersion(tx, id, version);
    const resolvedSides = row.publishedAt ? row.resolvedSides : await resolveSides(tx, row);
    const counting = countingVersion({ ...row, resolvedSides });
    if (counting) return counting;
    throw new Refusal('version-ended', 'It ended before its first day.');
  }

  /**
   * Makes a draft the agreement, for ever, and tells it to the other services. Publishing again
   * gives the first answer.
   * @throws NotFound; Refusal `version-gap`, `convenant-faulty`, `approvals-missing`
   */
  publish(id: string, version: number, person?: string): Promise<ConvenantVersionRow> {
    return oneAtATime(this.database, async (tx) => {
      const draft = await findVersion(tx, id, version);
      if (draft.publishedAt) return draft;
      await requirePrevious(tx, id, version, true);
      const resolvedSides = await resolveSides(tx, draft);
      const row = { ...draft, resolvedSides, publishedAt: new Date() };
      // First, or four people would have approved a text that must still be changed.
      refuseFaults(await faultsOf(tx, row));
      const { revision } = draft;
      if (draft.approvals !== 'none') {
        await requireApprovals(tx, { id, version, about: 'version', revision });
      }
      await append(tx, [publishedEvent(row)]);
      await record(tx, { id, version, revision, what: 'published', person });
      await tx.save(ConvenantVersionRow, row);
      return row;
    });
  }

  /** @throws NotFound */
  find(id: string, version: number): Promise<ConvenantVersionRow> {
    return findVersion(this.database.manager, id, version);
  }
}

/** Versions follow each other: a reader that has seen version 3 may count on 1 and 2. */
async function requirePrevious(
  tx: EntityManager,
  id: string,
  version: number,
  mustBePublished: boolean,
): Promise<void> {
  if (version === 1) return;
  const previous = await tx.findOneBy(ConvenantVersionRow, { id, version: version - 1 });
  if (previous && (previous.publishedAt || !mustBePublished)) return;
  const state = previous ? 'is not published yet' : 'does not exist';
  throw new Refusal('version-gap', `Version ${version - 1} of this convenant ${state}.`);
}

function alreadyPublished(id: string, version: number): Refusal {
  const detail = `Version ${version} of ${id} is published and never changes; draft the next one.`;
  return new Refusal('version-published', detail, {
    nl: `Versie ${version} is vastgesteld en verandert niet meer; maak een nieuwe versie.`,
    en: `Version ${version} is published and never changes; draft a new version.`,
  });
}
