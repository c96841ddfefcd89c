import { NotFound } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, type Repository } from 'typeorm';
import { Region } from './region.entity';
import type { RegionContent } from './region.dto';

@Injectable()
export class RegionsService {
  constructor(@InjectRepository(Region) private readonly regions: Repository<Region>) {}

  /**
   * Published convenants keep the municipalities they were published with; a changed region counts
   * for what is published after.
   */
  async record(id: string, content: RegionContent): Promise<Region> {
    const { name, kind, municipalities } = content;
    await this.regions.upsert({ id, name, kind, municipalities }, ['id']);
    return this.find(id);
  }

  /** @throws NotFound */
  async find(id: string): Promise<Region> {
    const region = await this.regions.findOneBy({ id });
    if (!region) throw new NotFound('region', id);
    return region;
  }

  /** In order of id, from after `cursor`; one more than a page, so that the caller sees the end. */
  list(cursor: string | undefined, pageSize: number): Promise<Region[]> {
    return this.regions.find({
      ...(cursor !== undefined && { where: { id: MoreThan(cursor) } }),
      order: { id: 'asc' },
      take: pageSize + 1,
    });
  }
}
