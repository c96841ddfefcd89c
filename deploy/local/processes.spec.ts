import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftOver, rememberProcess, rememberedProcess } from './processes';
import { startProgram, stopProgram, waitForLog, type Program } from './processes';

describe('programs that run beside us', () => {
  const folder = mkdtempSync(join(tmpdir(), 'processes-'));
  const pidFile = join(folder, 'it.pid');
  afterAll(() => rmSync(folder, { recursive: true }));

  const program = (script: string, deaths: string[] = []): Program => ({
    name: 'It',
    command: process.execPath,
    args: ['-e', script, folder],
    logFile: join(folder, 'it.log'),
    pidFile,
    marker: folder,
    signal: 'SIGTERM',
    onDeath: (text) => deaths.push(text),
  });
  const stays = "console.log('ready'); setInterval(() => {}, 1000);";

  it('are ready when their log says so, and are gone when stopped', async () => {
    const deaths: string[] = [];
    const it = program(stays, deaths);
    const child = startProgram(it);
    await waitForLog(it, child, 'ready', 20_000);
    expect(rememberedProcess(pidFile)).toBe(child.pid);
    await stopProgram(it, child);
    expect(child.signalCode).toBe('SIGTERM');
    expect([existsSync(pidFile), deaths]).toEqual([false, []]);
  });

  it('that end while starting are told with the end of their log', async () => {
    const it = program("console.log('no room'); process.exit(1)");
    await expect(waitForLog(it, startProgram(it), 'ready', 20_000)).rejects.toThrow('no room');
  });

  it('that outlived their owner are found and ended', async () => {
    const it = program(stays);
    const child = startProgram(it);
    await waitForLog(it, child, 'ready', 20_000);
    expect(await endLeftOver(pidFile, 'SIGTERM')).toBe(true);
    expect(rememberedProcess(pidFile)).toBeNull();
  });

  it.each([
    ['is of another program now', JSON.stringify({ pid: process.pid, marker: '/no/such/thing' })],
    ['is of nobody', JSON.stringify({ pid: 2 ** 22 + 1, marker: 'node' })],
    ['was cut off while it was written', '{"pid": 12'],
  ])('are not ended when the id in the file %s', async (_, content) => {
    writeFileSync(pidFile, content);
    expect(await endLeftOver(pidFile, 'SIGTERM')).toBe(false);
    expect(existsSync(pidFile)).toBe(false);
  });

  it('are found again by the id and a word of their command line', () => {
    rememberProcess(pidFile, process.pid, 'jest');
    expect(rememberedProcess(pidFile)).toBe(process.pid);
  });
});
