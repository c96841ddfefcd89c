import { IsKey, IsLocalDate, IsText } from '@grensverkeer/service-kit';

/** What the parties want to agree about the end. */
export class EndingContent {
  @IsLocalDate({ description: 'First day of service it no longer speaks about' })
  until: string;

  @IsText(500, { optional: true, description: 'Why, in the words of the parties' })
  reason?: string;

  @IsKey({ optional: true, description: 'The account of who writes it' })
  person?: string;
}
