-- What a user may keep; null where the settings' quota counts, -1 where there is none.
alter table users add column if not exists quota_bytes bigint check (quota_bytes >= -1);
alter table users add column if not exists quota_videos int check (quota_videos >= -1);
-- Null for files that came before they were measured.
alter table videos add column if not exists size_bytes bigint;
alter table upload_metadata add column if not exists size_bytes bigint;

-- Files that we fetch ourselves. No foreign key: whoever works on one has to find what a deleted video left behind.
-- attempt is the fence: only the holder of the newest one may write.
create table video_imports (
  video_id       int primary key,
  user_id        int not null,
  url            text not null,
  titled         boolean not null,
  state          text not null default 'waiting' check (state in ('waiting', 'fetching', 'failed')),
  attempt        int not null default 0,
  failures       int not null default 0,
  upload_id      text,
  version        text,
  filename       text,
  content_type   text,
  received_bytes bigint not null default 0,
  total_bytes    bigint,
  error          text,
  created_at     timestamptz not null default now(),
  started_at     timestamptz
);

create table video_import_jobs (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index on video_import_jobs (execution_time) where not picked;
create index on video_import_jobs (last_heartbeat) where picked;
create trigger jobs_wake after insert or update on video_import_jobs
  for each row when (not new.picked) execute function jobs_wake('video_import');

-- Answers to requests that may be repeated. While status is null the request is under way, if alive_at is recent.
create table idempotency_keys (
  user_id      int not null references users (id) on delete cascade,
  key          text not null,
  fingerprint  bytea not null,
  holder       uuid not null,
  alive_at     timestamptz not null default now(),
  expires_at   timestamptz not null,
  status       int,
  content_type text,
  body         bytea,
  created_at   timestamptz not null default now(),
  primary key (user_id, key)
);
create index idempotency_keys_by_expiry on idempotency_keys (expires_at);
