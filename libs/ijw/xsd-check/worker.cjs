// Validates texts against the real schemas with libxml2. A worker in plain JavaScript, because
// libxml2-wasm is an ES module and can be loaded here whoever asks: Node, or a test runner.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parentPort, workerData } = require('node:worker_threads');

const validators = new Map();

async function start() {
  const xml = await import('libxml2-wasm');
  const buffers = new xml.XmlBufferInputProvider({
    'basisschema.xsd': readFileSync(join(workerData.schemas, 'basisschema.xsd')),
  });
  xml.xmlRegisterInputProvider(buffers);
  parentPort.on('message', ({ id, message, text }) => {
    parentPort.postMessage({ id, faults: check(xml, message, text) });
  });
}

/** The faults that libxml2 reports; none for a valid text. */
function check(xml, message, text) {
  let document;
  try {
    document = xml.XmlDocument.fromString(text, { option: xml.ParseOption.XML_PARSE_NONET });
    validatorOf(xml, message).validate(document);
    return [];
  } catch (error) {
    const details = error.details?.length ? error.details : [{ line: 0, message: String(error) }];
    return details.map(({ line, message: detail }) => ({ line, detail: detail.trim() }));
  } finally {
    document?.dispose();
  }
}

function validatorOf(xml, message) {
  const known = validators.get(message);
  if (known) return known;
  const schema = readFileSync(join(workerData.schemas, `${message}.xsd`), 'utf8');
  const document = xml.XmlDocument.fromString(schema);
  const validator = xml.XsdValidator.fromDoc(document);
  validators.set(message, validator);
  return validator;
}

void start();
