import type { EntityManager } from 'typeorm';
import {
  cloudEvent,
  type CloudEvent,
  type EventData,
  type EventOf,
  type FactEventType,
} from '@grensverkeer/events';
import { append } from '@grensverkeer/messaging';
import { traced } from '@grensverkeer/service-kit';
import type { Enrolment, SchoolType } from '@grensverkeer/settlement';
import type { Contents, EnrolmentContent, Kind } from './content';

/** A history of which a new version was just stored. */
export type RecordedHistory = {
  [K in Kind]: { childId: string; kind: K; version: number; content: Contents[K] };
}[Kind];

type Schools = Map<string, { municipality: string; schoolType: SchoolType }>;

/** Tells new versions of histories. The rows of their children must be locked. */
export async function tellHistories(
  tx: EntityManager,
  histories: readonly RecordedHistory[],
): Promise<void> {
  const schools = await schoolsOf(tx, histories);
  await append(
    tx,
    histories.map((history) => eventOf(history, schools)),
  );
}

async function schoolsOf(
  tx: EntityManager,
  histories: readonly RecordedHistory[],
): Promise<Schools> {
  const ids = histories.flatMap((history) =>
    history.kind === 'enrolments' ? history.content.map(({ schoolId }) => schoolId) : [],
  );
  if (ids.length === 0) return new Map();
  const rows = (await tx.query(
    'select id, municipality, school_type as "schoolType" from school where id = any($1)',
    [[...new Set(ids)]],
  )) as { id: string; municipality: string; schoolType: SchoolType }[];
  return new Map(rows.map(({ id, ...school }) => [id, school]));
}

function eventOf(history: RecordedHistory, schools: Schools): CloudEvent {
  const { childId, version } = history;
  const ids = { childId, version };
  switch (history.kind) {
    case 'residences':
      return event('nl.grensverkeer.residences-recorded.v1', {
        ...ids,
        residences: history.content,
      });
    case 'actual-residences':
      return event('nl.grensverkeer.actual-residences-recorded.v1', {
        ...ids,
        actualResidences: history.content,
      });
    case 'custody':
      return event('nl.grensverkeer.custody-recorded.v1', { ...ids, custody: history.content });
    case 'enrolments':
      return event('nl.grensverkeer.enrolments-recorded.v1', {
        ...ids,
        enrolments: known(history.content, schools),
      });
  }
}

function event<Type extends FactEventType>(
  type: Type,
  data: EventData<Type> & { childId: string; version: number },
): EventOf<Type> {
  const { childId, version } = data;
  return cloudEvent({
    ...{ service: 'enrolment' as const, type, subject: childId, partitionKey: childId },
    ...{ version, data, ...traced() },
  });
}

/** An enrolment at a school that we do not know yet is told when the school comes. */
function known(enrolments: readonly EnrolmentContent[], schools: Schools): Enrolment[] {
  return enrolments.flatMap((enrolment) => {
    const school = schools.get(enrolment.schoolId);
    if (!school) return [];
    const { municipality: schoolMunicipality, schoolType } = school;
    return [{ ...enrolment, schoolMunicipality, schoolType }];
  });
}
