import { readAs, writeMessage, type Jw315 } from '@grensverkeer/ijw';
import { inTransaction, NotFound, Refusal } from '@grensverkeer/service-kit';
import { Impossible } from '@grensverkeer/settlement';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { receiveJw301 } from '../allocations/receive-jw301';
import { loadCaseFile } from '../facts/case-file.loader';
import { insertMessage, nextMessageId, textOf } from '../messages/message-store';
import { timeNow, today } from '../messages/today';
import { interimOf } from './decide-request';
import { grantMessage } from './grant-message';
import type { GrantDto, RejectionDto, RequestDetail } from './request.dto';
import { RequestRow } from './request.entity';
import { explainRequest } from './request-texts';
import { requestView } from './request-view';
import { checked, INVESTIGATED, REJECTED, sendJw319, WOONPLAATS } from './send-jw319';

@Injectable()
export class RequestsService {
  constructor(private readonly database: DataSource) {}

  /** The request and its answers of one moment. @throws NotFound */
  read(id: string): Promise<RequestDetail> {
    return this.database.transaction('REPEATABLE READ', (tx) => readRequest(tx, id));
  }

  /**
   * A person rejects: the JW319 goes out. The same again changes nothing.
   * @throws NotFound; Refusal `request-settled`, 400 `responsible-municipality`
   */
  async reject(id: string, { reason, municipality }: RejectionDto): Promise<RequestDetail> {
    await inTransaction(this.database, async (tx) => {
      const request = await lockRequest(tx, id);
      const other = municipality ?? null;
      refuseMunicipality(request, reason, other);
      const isSame = request.state === 'rejected' && request.rejectedFor === reason;
      if (isSame && request.answeredTo === other && !request.answerRefused) return;
      if (request.state === 'allocated' || (request.state === 'rejected' && !mayAmend(request))) {
        throw settled();
      }
      const named = other !== null && { municipality: other };
      await sendJw319(tx, request, { answer: REJECTED, reason, ...named });
      await tx.update(
        RequestRow,
        { id },
        {
          ...{ state: 'rejected', rejectedFor: reason, answeredTo: other, lookAt: new Date() },
          ...{ answerRefused: false, outdated: false },
        },
      );
    });
    return this.read(id);
  }

  /** A person says that it is looked into, which a JW319 may say once (TR365). */
  async investigate(id: string): Promise<RequestDetail> {
    await inTransaction(this.database, async (tx) => {
      const request = await lockRequest(tx, id);
      if (request.investigated) return;
      if (request.state === 'rejected' || request.state === 'allocated') throw settled();
      await sendJw319(tx, request, { answer: INVESTIGATED });
      await tx.update(RequestRow, { id }, { investigated: true });
    });
    return this.read(id);
  }

  /**
   * A person grants: a JW301 is made, kept for sending, and becomes a placement like any other.
   * @throws NotFound; Refusal `request-settled`, `allocation-number-in-use`, 400
   *   `allocation-breaks-rules`
   */
  async grant(id: string, grant: GrantDto): Promise<RequestDetail> {
    await inTransaction(this.database, async (tx) => {
      const request = await lockRequest(tx, id);
      if (request.state === 'rejected' || request.state === 'allocated') throw settled();
      const messageId = await nextMessageId(tx);
      const identification = `T${messageId}`;
      const moment = { date: today(), time: timeNow() };
      const asked = await askedIn(tx, request);
      const message = grantMessage(request, asked, grant, identification, moment);
      const { municipality, provider } = request;
      await insertMessage(tx, messageId, {
        ...{ direction: 'out', name: 'JW301', municipality, provider, sender: municipality },
        ...{ identification, contentHash: null, status: 'sent', codes: [], answer: null },
        text: Buffer.from(checked(writeMessage('JW301', message))),
        requestId: id,
      });
      const codes = await receiveJw301(tx, message, messageId);
      if (codes.size > 0) throw numberInUse();
    });
    return this.read(id);
  }
}

async function readRequest(tx: EntityManager, id: string): Promise<RequestDetail> {
  const row = await tx.findOneBy(RequestRow, { id });
  if (!row) throw new NotFound('request', id);
  const isOpen = row.state === 'in-doubt' || row.state === 'elsewhere';
  // A child that nobody knows here gets help all the same, and its request has the same clock.
  const interim = isOpen ? interimOf(row, await loadCaseFile(tx, row.childId ?? NOBODY)) : null;
  return {
    ...requestView(row, today()),
    explanation: {
      nl: explainRequest(row, interim, 'nl'),
      en: explainRequest(row, interim, 'en'),
    },
    interim: interim && {
      ...{ payer: interim.payer, answerDue: interim.answerDue, settleFrom: interim.settleFrom },
    },
    answers: await tx.query<RequestDetail['answers']>(ANSWERS, [id]),
  };
}

/** No child has this id: its case file is empty. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const ANSWERS = `
  select public_id "messageId", name, at "sentAt", answered_at "answeredAt", codes
  from message where request_id = $1 and direction = 'out' order by id`;

async function lockRequest(tx: EntityManager, id: string): Promise<RequestRow> {
  const lock = { mode: 'pessimistic_write' } as const;
  const request = await tx.findOne(RequestRow, { where: { id }, lock });
  if (!request) throw new NotFound('request', id);
  return request;
}

/** The JW315 as it came: only there stands who the client is. */
async function askedIn(tx: EntityManager, { messageId }: RequestRow): Promise<Jw315> {
  const [row]: { raw: Buffer }[] = await tx.query('select raw from message where id = $1', [
    messageId,
  ]);
  const result = row && readAs('JW315', textOf(row.raw));
  if (!result?.ok) throw new Impossible('a message that was accepted cannot be read');
  return result.read;
}

/** A rejection that the provider refused, or that the facts have overtaken, may be mended. */
const mayAmend = ({ answerRefused, outdated }: RequestRow): boolean => answerRefused || outdated;

function refuseMunicipality(request: RequestRow, reason: string, other: string | null): void {
  const fits = reason === WOONPLAATS ? other !== null && other !== request.municipality : !other;
  if (fits) return;
  throw new Refusal('responsible-municipality', 'Reason 8 names another municipality.', {
    status: 400,
    params: [{ name: 'municipality', code: 'responsible-municipality', reason: 'TR377, TR409' }],
    nl: 'Bij reden 8 hoort een andere gemeente; bij een andere reden geen.',
    en: 'Reason 8 names another municipality; any other reason names none.',
  });
}

const settled = (): Refusal =>
  new Refusal('request-settled', 'The request was answered for good.', {
    nl: 'Dit verzoek is al definitief beantwoord.',
    en: 'This request was answered for good already.',
  });

const numberInUse = (): Refusal =>
  new Refusal('allocation-number-in-use', 'The municipality has another such allocation.', {
    nl: 'Dit toewijzingsnummer van de gemeente is al in gebruik.',
    en: 'This allocation number of the municipality is in use already.',
  });
