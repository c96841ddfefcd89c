import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * iJw messages and what they say: allocations, deliveries and requests; and the facts that others
 * tell, newest version only. Messages hold BSNs and are sealed; rows know a child by the keyed
 * hash of its BSN.
 */
export class Messages1767225600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLACEMENTS);
    await runner.query(FACTS);
    await runner.query(MESSAGES);
    await runner.query(ALLOCATIONS);
    await runner.query(REQUESTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table request, delivery, allocation, message, convenant_version, child_fact, child',
    );
    await runner.query(
      `alter table placement drop column removed, drop column counts_as_stay,
         drop column paid_so_far, drop column inquiry, drop column paid_by_state,
         drop column place_secret`,
    );
  }
}

const PLACEMENTS = `
  alter table placement
    add column removed boolean not null default false,
    add column counts_as_stay boolean,
    add column paid_so_far char(4),
    add column inquiry jsonb,
    add column paid_by_state boolean not null default false,
    add column place_secret boolean not null default false`;

const FACTS = `
  create table child (id uuid primary key, bsn_hash text);
  create index child_bsn on child (bsn_hash);
  create table child_fact (
    child_id uuid not null references child,
    kind text not null,
    version bigint not null,
    data json not null,
    primary key (child_id, kind)
  );
  create table convenant_version (
    convenant_id text not null,
    version integer not null,
    data json not null,
    primary key (convenant_id, version)
  )`;

/** A refused message counts as not sent: its identification is free again. */
const MESSAGES = `
  create table message (
    id bigint generated always as identity primary key,
    public_id uuid not null unique default gen_random_uuid(),
    direction text not null check (direction in ('in', 'out')),
    name text not null,
    municipality char(4) not null,
    provider char(8) not null,
    sender text not null,
    identification text not null,
    content_hash bytea,
    raw bytea not null,
    status text not null check (status in ('accepted', 'refused', 'recorded', 'sent')),
    codes text[] not null default '{}',
    answer bytea,
    answered_at timestamptz,
    request_id uuid,
    at timestamptz not null default now()
  );
  create unique index message_content on message (name, sender, content_hash)
    where direction = 'in';
  create unique index message_identification on message (name, sender, identification)
    where status in ('accepted', 'sent');
  create index message_outgoing on message (municipality, id) where direction = 'out'`;

/** Of an allocation only the version that counts: the latest Toewijzingsdatum and -tijd. */
const ALLOCATIONS = `
  create table allocation (
    receiver char(4) not null,
    number integer not null,
    bsn_hash text not null,
    provider char(8) not null,
    rank text collate "C" not null,
    reference text,
    content jsonb not null,
    placement_id uuid,
    message_id bigint not null references message,
    primary key (receiver, number)
  );
  create index allocation_waiting on allocation (bsn_hash) where placement_id is null;
  create index allocation_reference on allocation (receiver, provider, reference);
  create table delivery (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('start', 'stop')),
    receiver char(4) not null,
    number integer,
    bsn_hash text not null,
    provider char(8) not null,
    product_category text,
    product_code text,
    starts_on date not null,
    ends_on date,
    reason text,
    message_id bigint not null references message,
    removed_by bigint references message
  );
  create index delivery_allocation on delivery (receiver, number)`;

const REQUESTS = `
  create table request (
    id uuid primary key default gen_random_uuid(),
    message_id bigint not null references message,
    municipality char(4) not null,
    provider char(8) not null,
    reference text not null,
    bsn_hash text not null,
    child_id uuid,
    place integer not null,
    product_category text,
    product_code text,
    volume jsonb,
    budget_cents bigint,
    from_date date not null,
    until_date date,
    xsd_version jsonb not null,
    asked_on date not null,
    received_at timestamptz not null default now(),
    state text not null default 'new' check (state in
      ('new', 'in-doubt', 'ours', 'elsewhere', 'rejected', 'allocated')),
    decision jsonb,
    investigated boolean not null default false,
    outdated boolean not null default false,
    rejected_for text,
    answered_to char(4),
    answer_refused boolean not null default false,
    look_at timestamptz default now(),
    constraint request_reference_key unique (provider, reference)
  );
  create index request_look on request (look_at) where look_at is not null;
  create index request_child on request (bsn_hash);
  create index request_worklist on request (municipality, asked_on, id)`;
