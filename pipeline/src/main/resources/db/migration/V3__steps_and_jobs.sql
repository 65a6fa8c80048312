-- run counts how often the step was asked for, attempt how often a worker has taken it up (the fence: it only grows);
-- failures, losses (of the worker) and waits (for a server of ours) count from zero in each run.
create table video_steps (
  video_id        int not null references videos (id) on delete cascade,
  step            text not null check (step in ('transcode', 'transcribe', 'summarize', 'index')),
  state           text not null default 'pending'
                  check (state in ('pending', 'queued', 'running', 'retrying', 'done', 'failed')),
  run             int not null default 0,
  attempt         int not null default 0,
  failures        int not null default 0,
  losses          int not null default 0,
  waits           int not null default 0,
  progress        float8 not null default 0 check (progress between 0 and 1),
  trigger         jsonb,
  worker          text,
  queued_at       timestamptz,
  started_at      timestamptz,
  progressed_at   timestamptz,
  next_attempt_at timestamptz,
  finished_at     timestamptz,
  error           text,
  created_at      timestamptz not null default now(),
  primary key (video_id, step)
) with (fillfactor = 70);
create index video_steps_unfinished on video_steps (step, state) where state not in ('pending', 'done');

-- One table for each queue of db-scheduler, because a scheduler takes whatever is due in its table.
create or replace function jobs_wake() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_table_schema || '.jobs', tg_argv[0]);
  return null;
end $$;

do $$
declare queue text;
begin
  foreach queue in array array['video_transcode', 'video_transcribe', 'video_summarize', 'video_search_index'] loop
    execute format(
      'create table %I (
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
         primary key (task_name, task_instance))',
      queue || '_jobs');
    execute format('create index on %I (priority desc, execution_time) where not picked', queue || '_jobs');
    execute format('create index on %I (last_heartbeat) where picked', queue || '_jobs');
    execute format(
      'create trigger jobs_wake after insert or update on %I for each row when (not new.picked)
         execute function jobs_wake(%L)',
      queue || '_jobs', queue);
  end loop;
end $$;

-- For recurring tasks of the services, by db-scheduler's own name.
create table scheduled_tasks (
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
create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);
