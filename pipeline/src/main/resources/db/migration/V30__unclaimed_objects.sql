-- Objects that are stored before a row names them. A row here goes in the transaction that writes the one that names the
-- object; where the process behind it has been silent for too long, it goes together with the object. doomed: nobody may
-- claim the object any more.
create table unclaimed_objects (
  key        text primary key,
  doomed     boolean not null default false,
  alive_at   timestamptz not null default now(),
  created_at timestamptz not null default now()
);

-- The id of what the request has made, written in the transaction that made it: a repeat is answered with that, even
-- when the process died before it could store its answer.
alter table idempotency_keys add column made int;
