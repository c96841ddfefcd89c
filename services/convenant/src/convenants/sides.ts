import { Refusal } from '@grensverkeer/service-kit';
import type { ConvenantSide } from '@grensverkeer/settlement';
import { In, type EntityManager } from 'typeorm';
import type { Membership } from '../regions/region.dto';
import { Region } from '../regions/region.entity';
import type { ConvenantContent } from './convenant.dto';

type Asked = Pick<ConvenantContent, 'sides' | 'from' | 'until'>;

/**
 * The parties as municipalities. A region stands for everyone who is a member on some day of the
 * term: a municipality that does not exist on a day is met by no fact of that day, and a region
 * that falls apart asks for a new version.
 * @throws Refusal `unknown-region`, `side-empty`
 */
export async function resolveSides(
  tx: EntityManager,
  asked: Asked,
): Promise<readonly [ConvenantSide, ConvenantSide]> {
  const ids = asked.sides.flatMap(({ regionId }) => regionId ?? []);
  const regions = await tx.findBy(Region, { id: In(ids) });
  const [one, other] = asked.sides.map(({ regionId, name = '', municipalities = [] }) => {
    if (regionId === undefined)
      return { name, municipalities: [...new Set(municipalities)].sort() };
    const region = regions.find(({ id }) => id === regionId);
    if (!region) throw new Refusal('unknown-region', `There is no region ${regionId}.`);
    return { name: region.name, municipalities: membersDuring(region.municipalities, asked) };
  });
  if (!one?.municipalities.length || !other?.municipalities.length) {
    throw new Refusal('side-empty', 'One side has no municipality during the term.');
  }
  return [one, other];
}

function membersDuring(memberships: readonly Membership[], { from, until }: Asked): string[] {
  const members = memberships.filter(
    (member) =>
      (until === null || member.from < until) && (member.until === null || from < member.until),
  );
  return [...new Set(members.map(({ code }) => code))].sort();
}
