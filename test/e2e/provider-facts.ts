import { send } from '../../deploy/demo/http';
import type { Urls } from '../../deploy/demo/settled';

const uuid = (n: number) => `0197c3f0-0000-7000-8000-${String(n).padStart(12, '0')}`;

interface Allocation {
  readonly number: number;
  readonly productCategory: string;
  readonly productCode?: string;
  readonly volume?: { readonly amount: number; readonly unit: string; readonly frequency: string };
  readonly budgetCents?: number;
  readonly from: string;
  readonly until?: string;
}

/** Three children, where they live, and what the provider may do for them. */
const CHILDREN: readonly {
  readonly bsn: string;
  readonly home: string;
  readonly allocations: readonly Allocation[];
}[] = [
  {
    bsn: '999900006',
    home: '0502',
    allocations: [
      {
        ...{ number: 9001, productCategory: '45', productCode: '45A04', from: '2026-01-01' },
        volume: { amount: 10, unit: '04', frequency: '4' },
      },
      {
        ...{ number: 9002, productCategory: '45', productCode: '45A05' },
        ...{ from: '2026-03-30', until: '2026-07-01' },
        volume: { amount: 3, unit: '04', frequency: '2' },
      },
    ],
  },
  {
    bsn: '999900018',
    home: '0606',
    allocations: [
      {
        ...{ number: 9003, productCategory: '44', budgetCents: 80_000 },
        ...{ from: '2026-04-01', until: '2026-10-01' },
      },
    ],
  },
  {
    bsn: '999900031',
    home: '0599',
    allocations: [
      {
        ...{ number: 9004, productCategory: '45', productCode: '45A04' },
        ...{ from: '2026-04-10', until: '2026-05-21' },
        volume: { amount: 4, unit: '04', frequency: '4' },
      },
    ],
  },
];

const TARIFFS = [
  'municipality;provider;productCategory;productCode;unit;tariffCents;from',
  'RECEIVER;PROVIDER;45;45A04;04;8750;2026-01-01',
  'RECEIVER;PROVIDER;45;45A05;04;9000;2026-01-01',
  'RECEIVER;PROVIDER;44;44A09;14;20000;2026-01-01',
].join('\n');

/** Tells who the children are, what was allocated and what was agreed, through the APIs. */
export async function tellProviderFacts(
  urls: Urls,
  provider: string,
  receiver: string,
): Promise<void> {
  for (const [at, { bsn, home, allocations }] of CHILDREN.entries()) {
    const child = `${urls.enrolment}/v1/children/${uuid(at)}`;
    await send('PUT', child, { bsn, birthDate: '2014-05-01' });
    const residence = { municipality: home, from: '2014-05-01', until: null };
    const residences = [{ ...residence, status: 'resident', addressKind: 'woonadres' }];
    await send('PUT', `${child}/residences`, { residences });
    for (const { number, ...allocation } of allocations) {
      await send('PUT', `${urls.placement}/v1/placements/${uuid(number)}`, {
        ...{ childId: uuid(at), provider, receiver, allocationNumber: number },
        ...allocation,
      });
    }
  }
  const list = TARIFFS.replaceAll('RECEIVER', receiver).replaceAll('PROVIDER', provider);
  await send('POST', `${urls.billing}/v1/contracts/_import`, list, 'text/csv');
}
