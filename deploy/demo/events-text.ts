import { dayBefore } from './months';
import { nameOf } from './names';
import { euros, table } from './table';

interface SettlementPosted {
  readonly direction: 'payable' | 'receivable';
  readonly counterparty: string;
  readonly amountCents: number;
  readonly kind: string;
  readonly from: string;
  readonly until: string;
  readonly rung: string;
}

/** Events in short, and the first of them whole, as it stands on the topic. */
export function eventsText(events: readonly string[]): string {
  const [first] = events;
  if (first === undefined) return '  Nothing came within fifteen seconds.';
  const rows = events.map((json) => {
    const { data } = JSON.parse(json) as { data: SettlementPosted };
    return [
      data.direction,
      nameOf(data.counterparty),
      data.kind,
      euros(data.amountCents),
      `${data.from} … ${dayBefore(data.until)}`,
      data.rung,
    ];
  });
  const columns = [
    { title: 'direction' },
    { title: 'counterparty' },
    { title: 'kind' },
    { title: 'amount', align: 'right' as const },
    { title: 'days' },
    { title: 'by' },
  ];
  const whole = JSON.stringify(JSON.parse(first), null, 2).replace(/^/gm, '  ');
  return [table(columns, rows), '', '  The first of them as it stands there:', whole].join('\n');
}
