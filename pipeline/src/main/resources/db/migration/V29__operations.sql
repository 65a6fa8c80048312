-- Which dead letters were sent once more: Kafka can't mark a record.
create table dead_letter_replays (
  topic       text not null,
  partition   int not null,
  log_offset  bigint not null,
  replayed_by text not null,
  created_at  timestamptz not null default now(),
  primary key (topic, partition, log_offset)
);

-- Steps that no worker takes up until an operator says so.
create table paused_steps (
  step       text primary key check (step in ('transcode', 'transcribe', 'summarize', 'index')),
  paused_by  text not null,
  created_at timestamptz not null default now()
);
