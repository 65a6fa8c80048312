create table if not exists outbox_events (
  id           uuid primary key,
  topic        text not null,
  payload      jsonb not null,
  published    boolean not null default false,
  attempts     int not null default 0,
  service      text,
  created_at   timestamptz not null default now(),
  published_at timestamptz
);

-- position: the order of the rows of one video, whose writers hold that video's row until they commit.
-- parked_at: the row can't be published, for the reason in error; what is behind it has gone on.
alter table outbox_events add column if not exists position bigint generated always as identity;
alter table outbox_events add column if not exists parked_at timestamptz;
alter table outbox_events add column if not exists error text;

create index if not exists outbox_events_waiting on outbox_events (position) where not published and parked_at is null;
create index if not exists outbox_events_published on outbox_events (published_at) where published;
create index if not exists outbox_events_parked on outbox_events (parked_at) where parked_at is not null;

-- Each row is written twice and deleted soon: clean up by count, not by a share of the table.
alter table outbox_events set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);

-- Wakes the relay when the writer commits, whoever the writer is. The channel carries the schema's name.
create or replace function outbox_events_wake() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_table_schema || '.outbox', '');
  return null;
end $$;
create or replace trigger outbox_events_wake after insert on outbox_events
  for each statement execute function outbox_events_wake();
