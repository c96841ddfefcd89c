import { RETOUR_CODES } from '@grensverkeer/ijw';
import { ApiProperty } from '@nestjs/swagger';

/** A code of WJ001 with its meaning, for a provider's clerk. */
export class ReturnCodeView {
  @ApiProperty() code: string;
  @ApiProperty() nl: string;
  @ApiProperty() en: string;
}

export function codeWithTexts(code: string): ReturnCodeView {
  return { code, ...(RETOUR_CODES[code] ?? { nl: code, en: code }) };
}
