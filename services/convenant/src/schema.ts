import { messagingMigrations } from '@grensverkeer/messaging';
import type { Schema } from '@grensverkeer/service-kit';
import { Approval } from './convenants/approval.entity';
import { ConvenantVersionRow } from './convenants/convenant-version.entity';
import { Ending } from './endings/ending.entity';
import { HistoryEntry } from './history/history-entry.entity';
import { Convenants1767225600021 } from './migrations/1767225600021-convenants';
import { YouthRegions1767225600022 } from './migrations/1767225600022-youth-regions';
import { Life1767225600031 } from './migrations/1767225600031-life';
import { Region } from './regions/region.entity';

/** What this service keeps. */
export const schema: Schema = {
  entities: [Region, ConvenantVersionRow, Approval, Ending, HistoryEntry],
  migrations: [
    ...messagingMigrations,
    Convenants1767225600021,
    YouthRegions1767225600022,
    Life1767225600031,
  ],
};
