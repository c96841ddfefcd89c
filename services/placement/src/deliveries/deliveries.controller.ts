import { NotFound, UuidParam } from '@grensverkeer/service-kit';
import type { LocalDate } from '@grensverkeer/settlement';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource, MoreThan } from 'typeorm';
import { PlacementRow } from '../placements/placement.entity';

class DeliveryView {
  @ApiProperty({ enum: ['start', 'stop'] }) kind: 'start' | 'stop';
  @ApiProperty({ type: 'string', format: 'date' }) startsOn: LocalDate;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'Last day' })
  endsOn: LocalDate | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'RedenBeeindiging, JZ588' })
  reason: string | null;
}

class DeliveriesAnswer {
  @ApiProperty({ type: 'string', format: 'uuid' }) placementId: string;
  @ApiProperty({ type: [DeliveryView] }) deliveries: DeliveryView[];
}

/** What the provider has told of a delivery (JW305, JW307). It never holds up a payment (OP364). */
@ApiTags('placements')
@Controller('placements/:placementId/deliveries')
export class DeliveriesController {
  constructor(private readonly database: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'When the help of a placement started and stopped' })
  @ApiOkResponse({ type: DeliveriesAnswer })
  async readDeliveries(@UuidParam('placementId') id: string): Promise<DeliveriesAnswer> {
    const { manager } = this.database;
    const row = await manager.findOneBy(PlacementRow, { id, version: MoreThan(0) });
    if (!row) throw new NotFound('placement', id);
    const deliveries: DeliveryView[] = await manager.query(
      `select kind, starts_on "startsOn", ends_on "endsOn", reason from delivery
       where receiver = $1 and number = $2 and removed_by is null order by id`,
      [row.receiver, row.allocationNumber],
    );
    return { placementId: id, deliveries };
  }
}
