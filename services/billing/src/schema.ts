import { messagingMigrations } from '@grensverkeer/messaging';
import type { Schema } from '@grensverkeer/service-kit';
import { Invoice } from './invoices/invoice.entity';
import { Facts1767225600011 } from './migrations/1767225600011-facts';
import { Invoices1767225600012 } from './migrations/1767225600012-invoices';
import { Books1767225600013 } from './migrations/1767225600013-books';
import { Replays1767225600014 } from './migrations/1767225600014-replays';
import { Endings1767225600015 } from './migrations/1767225600015-endings';
import { Allocations1767225600020 } from './migrations/1767225600020-allocations';
import { Waiting1767225600021 } from './migrations/1767225600021-waiting';
import { Contracts1767225600022 } from './migrations/1767225600022-contracts';
import { Intake1767225600030 } from './migrations/1767225600030-intake';
import { Rejections1767225600031 } from './migrations/1767225600031-rejections';
import { DueLines1767225600040 } from './migrations/1767225600040-due-lines';
import { LineNumbers1767225600050 } from './migrations/1767225600050-line-numbers';
import { DueLinesAdded1767225600060 } from './migrations/1767225600060-due-lines-added';
import { BasisOnce1767225600061 } from './migrations/1767225600061-basis-once';
import { LineNotes1767225600070 } from './migrations/1767225600070-line-notes';

/** What this service keeps. */
export const schema: Schema = {
  entities: [Invoice],
  migrations: [
    ...messagingMigrations,
    Facts1767225600011,
    Invoices1767225600012,
    Books1767225600013,
    Replays1767225600014,
    Endings1767225600015,
    Allocations1767225600020,
    Waiting1767225600021,
    Contracts1767225600022,
    Intake1767225600030,
    Rejections1767225600031,
    DueLines1767225600040,
    LineNumbers1767225600050,
    DueLinesAdded1767225600060,
    BasisOnce1767225600061,
    LineNotes1767225600070,
  ],
};
