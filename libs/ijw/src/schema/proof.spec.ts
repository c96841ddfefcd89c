import { compare } from '../../test/compare';
import { derivedMessages, sampleMessages } from '../../test/messages';
import { mutated } from '../../test/mutate';
import { XsdCheck } from '../../xsd-check/xsd-check';

/** `npm run ijw -- prove` does the same with 10,000 seeds and more. */
const SEEDS = 400;

describe('our reader and libxml2 with the real schemas', () => {
  let check: XsdCheck;
  const messages = [...sampleMessages(), ...derivedMessages()];
  beforeAll(() => {
    check = new XsdCheck();
  });
  afterAll(() => check.stop());

  it.each(messages.map((each) => [each.file, each] as const))('agree on %s', async (_, message) => {
    const { difference } = await compare(check, message.name, message.text);
    expect(difference).toBeNull();
  });

  it('agree that only the two flawed samples are invalid', async () => {
    const invalid: string[] = [];
    for (const { file, name, text } of messages) {
      if ((await check.faults(name, text)).length) invalid.push(file);
    }
    expect(invalid).toEqual(['JW315.xml', 'JW318.xml']);
  });

  it(`agree on ${SEEDS} mutated messages`, async () => {
    const differences: unknown[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const message = messages[seed % messages.length];
      if (!message) throw new Error('no messages');
      const found = await compare(check, message.name, mutated(message.text, seed));
      if (found.difference) differences.push({ seed, file: message.file, ...found });
    }
    expect(differences).toEqual([]);
  });
});
