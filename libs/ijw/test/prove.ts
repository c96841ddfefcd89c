/**
 * Proves that our reader refuses exactly what libxml2 refuses with the real schemas, over mutated
 * messages: `npm run ijw -- prove [COUNT] [FIRST-SEED]`. Ends with 1 when they disagree.
 */
import { XsdCheck } from '../xsd-check/xsd-check';
import { compare } from './compare';
import { derivedMessages, sampleMessages } from './messages';
import { mutated } from './mutate';

async function main(count: number, first: number): Promise<void> {
  const messages = [...sampleMessages(), ...derivedMessages()];
  const check = new XsdCheck();
  let differences = 0;
  let valid = 0;
  for (let seed = first; seed < first + count; seed++) {
    const message = messages[seed % messages.length];
    if (!message) throw new Error('no messages');
    const found = await compare(check, message.name, mutated(message.text, seed));
    if (found.difference) {
      differences++;
      print(`seed ${seed} (${message.file}): ${JSON.stringify(found.difference)}`);
    }
    if (found.ours === 'valid') valid++;
  }
  await check.stop();
  const last = first + count - 1;
  print(`seeds ${first} to ${last}: ${count} messages, ${valid} of them valid`);
  print(`${differences} differences with libxml2 and the real schemas`);
  process.exitCode = differences ? 1 : 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1));
