import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A fault as libxml2 words it, in English; line 0 when it concerns the whole text. */
export interface XsdFault {
  readonly line: number;
  readonly detail: string;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface Answer {
  readonly id: number;
  readonly faults: XsdFault[];
}

/**
 * Validation against the real schemas by libxml2 in a worker thread: the reference that proves
 * our own reader. For Node only, and therefore beside the pure library, not inside it.
 */
export class XsdCheck {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  constructor(schemas: string = join(__dirname, '..', 'xsd')) {
    this.worker = new Worker(join(__dirname, 'worker.cjs'), { workerData: { schemas } });
    this.worker.on('message', (answer: Answer) => {
      this.waiting.get(answer.id)?.resolve(answer);
      this.waiting.delete(answer.id);
    });
    this.worker.on('error', (error) => {
      for (const { reject } of this.waiting.values()) reject(error);
    });
  }

  /** The faults of a text as that message, for example `JW323`; none when it is valid. */
  async faults(message: string, text: string): Promise<readonly XsdFault[]> {
    const id = ++this.count;
    const answer = new Promise<Answer>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
    this.worker.postMessage({ id, message, text });
    return (await answer).faults;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
