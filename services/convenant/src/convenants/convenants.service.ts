import { append } from '@grensverkeer/messaging';
import { Refusal } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { isDeepStrictEqual } from 'util';
import { requireApprovals } from './approvals.service';
import type { ConvenantContent } from './convenant.dto';
import { findVersion, oneAtATime } from './convenant-rows';
import { ConvenantVersionRow } from './convenant-version.entity';
import { faultsOf, refuseFaults, type ConvenantFault } from './faults';
import { publishedEvent } from './published-event';
import { resolveSides } from './sides';
import { termsOf } from './terms';

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
      const row = { ...terms, id, version, resolvedSides, revision, publishedAt: null };
      publishedEvent(row);
      return tx.save(ConvenantVersionRow, row);
    });
  }

  /**
   * What would keep a draft from being published, each fault with an example case.
   * @throws NotFound; Refusal `unknown-region`, `side-empty`
   */
  async check(id: string, version: number): Promise<readonly ConvenantFault[]> {
    const tx = this.database.manager;
    const draft = await findVersion(tx, id, version);
    return faultsOf(tx, { ...draft, resolvedSides: await resolveSides(tx, draft) });
  }

  /**
   * Makes a draft the agreement, for ever, and tells it to the other services. Publishing again
   * gives the first answer.
   * @throws NotFound; Refusal `version-gap`, `approvals-missing`, `convenant-faulty`
   */
  publish(id: string, version: number): Promise<ConvenantVersionRow> {
    return oneAtATime(this.database, async (tx) => {
      const draft = await findVersion(tx, id, version);
      if (draft.publishedAt) return draft;
      await requirePrevious(tx, id, version, true);
      await requireApprovals(tx, draft);
      const resolvedSides = await resolveSides(tx, draft);
      const row = { ...draft, resolvedSides, publishedAt: new Date() };
      refuseFaults(await faultsOf(tx, row));
      await append(tx, [publishedEvent(row)]);
      return tx.save(ConvenantVersionRow, row);
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
