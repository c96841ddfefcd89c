import { InvalidMessage } from './write-message';
import { MessageWriter } from './message-writer';

describe('a message that is written part by part', () => {
  const broken: [title: string, write: (writer: MessageWriter) => unknown, words: RegExp][] = [
    ['nothing is open', (writer) => writer.close(), /JW325: no class is open/],
    [
      'something is missing',
      (writer) => [writer.begin(), writer.close()],
      /\/jw325:Bericht\/jw325:Header is missing/,
    ],
    [
      'the order is another',
      (writer) => [writer.begin(), writer.open('DeclaratieAntwoord')],
      /Bericht: DeclaratieAntwoord may not stand here/,
    ],
    [
      'an element is not known there',
      (writer) => [writer.begin(), writer.open('Header'), writer.write('Groet', 'dag')],
      /Header has no element Groet/,
    ],
    [
      'a value is refused by the schema',
      (writer) => [writer.begin(), writer.open('Header'), writer.write('BerichtCode', '490')],
      /jw325:BerichtCode/,
    ],
  ];
  it.each(broken)('is refused when %s', (_title, write, words) => {
    expect(() => write(new MessageWriter('JW325'))).toThrow(InvalidMessage);
    expect(() => write(new MessageWriter('JW325'))).toThrow(words);
  });
});
