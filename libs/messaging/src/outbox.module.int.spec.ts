import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import {
  childRecorded,
  closeAll,
  closeLater,
  count,
  freshDatabase,
  openDatabase,
  until,
  urlOf,
} from '../test/support';
import { append } from './outbox';
import { OutboxModule } from './outbox.module';
import { ensureTopics } from './topics';
import { onWake, wakeSubscriber } from './wake';

describe('the relay of a service', () => {
  afterEach(closeAll);

  it('is woken when a transaction with events has committed, and at no other time', async () => {
    const dataSource = await freshDatabase();
    dataSource.subscribers.push(wakeSubscriber);
    let wakes = 0;
    const forget = onWake(() => (wakes += 1));
    await dataSource.transaction((tx) => tx.query('select 1'));
    const undone = dataSource.transaction(async (tx) => {
      await append(tx, [childRecorded('c1')]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await dataSource.transaction((tx) => tx.query('select 1'));
    expect(wakes).toBe(0);
    await dataSource.transaction(async (tx) => {
      await tx.transaction((inner) => append(inner, [childRecorded('c1')]));
      expect(wakes).toBe(0);
    });
    expect(wakes).toBe(1);
    forget();
  });

  it('starts with the service and sends what is there before the service stops', async () => {
    const dataSource = await freshDatabase();
    await ensureTopics(['children']);
    const own = await openDatabase(urlOf(dataSource));
    closeLater(own, () => own.destroy());

    @Global()
    @Module({
      imports: [OutboxModule.forRoot({ service: 'enrolment' })],
      providers: [{ provide: DataSource, useValue: own }],
      exports: [DataSource],
    })
    class ServiceModule {}

    const app = await NestFactory.createApplicationContext(ServiceModule, { logger: false });
    await own.transaction((tx) => append(tx, [childRecorded('c1')]));
    await until(
      () => count(dataSource, 'outbox'),
      (rows) => rows === 0,
    );
    const many = Array.from({ length: 20 }, () => childRecorded('c1'));
    await dataSource.transaction((tx) => append(tx, many));
    await app.close();
    expect(await count(dataSource, 'outbox')).toBe(0);
  });
});
