-- Whose job it is and how long it may take: a queue serves its owners in turn. A long job is parked while a process has
-- no room for another long one.
alter table videos add column if not exists size_bytes bigint;

do $$
declare queue text;
begin
  foreach queue in array array['video_transcode', 'video_transcribe', 'video_summarize', 'video_search_index'] loop
    execute format(
      'alter table %I
         add column if not exists owner int,
         add column if not exists minutes int not null default 1,
         add column if not exists parked boolean not null default false',
      queue || '_jobs');
    execute format('create index on %I (owner)', queue || '_jobs');
    execute format('create index on %I (priority desc, execution_time) where parked', queue || '_jobs');
  end loop;
end $$;
