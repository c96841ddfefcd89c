import { clauseForms, scopeForm } from '@grensverkeer/settlement';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

const FORMS = { kinds: clauseForms(), scope: scopeForm() };

@ApiTags('convenants')
@Controller('clause-kinds')
export class ClauseKindsController {
  @ApiOperation({ summary: 'Every kind of clause and the scope, as a form in Dutch and English' })
  @ApiOkResponse({
    schema: {
      type: 'object',
      required: ['kinds', 'scope'],
      properties: {
        kinds: { type: 'array', items: { type: 'object', additionalProperties: true } },
        scope: { type: 'object', additionalProperties: true },
      },
    },
  })
  @Get()
  read(): typeof FORMS {
    return FORMS;
  }
}
