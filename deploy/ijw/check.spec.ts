import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFiles, checkText } from './check';

const MESSAGES = join(__dirname, '../../libs/ijw/test');

function printed(...files: string[]): { faulty: number; text: string } {
  const lines: string[] = [];
  const faulty = checkFiles(files, (line) => lines.push(line));
  return { faulty, text: lines.join('\n') };
}

describe('the check command', () => {
  it('has nothing to say about a good message', () => {
    const { faulty, text } = printed(join(MESSAGES, 'derived/jw323-ok-debet.xml'));
    expect(faulty).toBe(0);
    expect(text).toMatch(/jw323-ok-debet\.xml: JW323, no remarks$/);
  });

  it('names level, rule, code, class, XPath and the text in both languages', () => {
    const { faulty, text } = printed(join(MESSAGES, 'derived/jw323-niveau3-TR319.xml'));
    expect(faulty).toBe(1);
    expect(text).toMatch(/level 3 {2}rule TR319 {2}code 9319 {2}class Prestatie/);
    expect(text).toMatch(/at {2}\/jw323:Bericht.*Prestatie\[1\]\/jw323:ProductPeriode/);
    expect(text).toMatch(/nl {2}De ProductPeriode .*\[9319: /);
    expect(text).toMatch(/en {2}ProductPeriode lies .*\[9319: /);
  });

  it('says where a schema is broken', () => {
    const { text } = printed(join(MESSAGES, 'samples/JW315.xml'));
    expect(text).toMatch(/JW315, 2 remark/);
    expect(text).toMatch(/level 1 {2}rule xsd-invalid[^]*ToewijzingEinddatum \(line 44\)/);
  });

  it('survives what is no message', () => {
    const folder = mkdtempSync(join(tmpdir(), 'check-'));
    try {
      const file = join(folder, 'x.xml');
      writeFileSync(file, Buffer.from([0xff, 0xfe, 0x3c, 0x00]));
      expect(printed(file).text).toMatch(/not UTF-8/);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(checkText(Buffer.from('{}')).remarks).toMatchObject([{ level: 1, rule: 'not-xml' }]);
  });
});
