import { messagingMigrations } from '@grensverkeer/messaging';
import type { Schema } from '@grensverkeer/service-kit';
import { Approval } from './convenants/approval.entity';
import { ConvenantVersionRow } from './convenants/convenant-version.entity';
import { CreateConvenants1790000000001 } from './migrations/1790000000001-create-convenants';
import { SeedYouthRegions1790000000002 } from './migrations/1790000000002-seed-youth-regions';
import { Region } from './regions/region.entity';

/** What this service keeps. */
export const schema: Schema = {
  entities: [Region, ConvenantVersionRow, Approval],
  migrations: [
    ...messagingMigrations,
    CreateConvenants1790000000001,
    SeedYouthRegions1790000000002,
  ],
};
