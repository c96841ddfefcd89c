import { Injectable } from '@nestjs/common';
import { Wake } from '../settlements/wake';

/** Tells the intake worker of this process that a large message was kept. */
@Injectable()
export class IntakeWake extends Wake {}
