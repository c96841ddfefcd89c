import type { Client } from 'pg';

const MOST = 20;
const WIDTH = 90;

/** Has PostgreSQL count from here what each statement costs. */
export async function watchStatements(database: Client): Promise<void> {
  await database.query('create extension if not exists pg_stat_statements');
  await database.query('select pg_stat_statements_reset()');
}

/** The statements that took the most time, in milliseconds a line: to do and to plan. */
export async function dearestStatements(database: Client, lines: number): Promise<string> {
  const { rows } = await database.query<{ query: string; calls: string; ms: number; plan: number }>(
    `select query, calls, total_exec_time ms, total_plan_time plan from pg_stat_statements
     join pg_database d on d.oid = dbid and d.datname = current_database()
     order by total_exec_time + total_plan_time desc limit ${MOST}`,
  );
  return rows
    .map(({ query, calls, ms, plan }) => {
      const text = query.replace(/\s+/g, ' ').slice(0, WIDTH);
      const [done, planned] = [ms, plan].map((one) => (one / lines).toFixed(4));
      return `  ${done} + ${planned}  ${calls.padStart(6)} times  ${text}`;
    })
    .join('\n');
}
