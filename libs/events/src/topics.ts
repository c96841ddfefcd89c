const DAY_MS = 86_400_000;

export interface TopicConfig {
  readonly partitions: number;
  /** Milliseconds; -1 = kept without limit, so that a new reader can start from the beginning. */
  readonly retentionMs: number;
}

/** Topic families by base name; `settlements` has one topic per municipality. */
export const TOPICS = {
  children: { partitions: 6, retentionMs: -1 },
  placements: { partitions: 6, retentionMs: -1 },
  convenants: { partitions: 1, retentionMs: -1 },
  settlements: { partitions: 1, retentionMs: 400 * DAY_MS },
} as const satisfies Record<string, TopicConfig>;

export type TopicFamily = keyof typeof TOPICS;

/** The outbound topic of one municipality: `settlements.gm0599`. */
export function settlementsTopic(municipality: string): string {
  return `settlements.gm${municipality}`;
}

/** Key of everything between two municipalities, the same from either side: `gm0502-gm0599`. */
export function pairKey(one: string, other: string): string {
  return one < other ? `gm${one}-gm${other}` : `gm${other}-gm${one}`;
}

/** How a topic with this base name is created; throws on a name that is not ours. */
export function topicConfig(baseName: string): TopicConfig {
  const family = /^settlements\.gm[0-9]{4}$/.test(baseName) ? 'settlements' : baseName;
  if (baseName === 'settlements' || !isFamily(family)) {
    throw new Error(`no topic is called ${baseName}`);
  }
  return TOPICS[family];
}

function isFamily(name: string): name is TopicFamily {
  return Object.hasOwn(TOPICS, name);
}
