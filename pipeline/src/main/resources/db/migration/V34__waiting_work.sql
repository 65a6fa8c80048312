-- An owner's short jobs, then the long ones, each in the order in which they came: so a queue's first are found, and how
-- much is ahead of one more is told, without a look at all of it.
do $$
declare queue text;
begin
  foreach queue in array array['video_transcode', 'video_transcribe', 'video_summarize', 'video_search_index'] loop
    execute format('create index on %I (owner, (minutes >= 60), execution_time)', queue || '_jobs');
    execute format('drop index %I', queue || '_jobs_owner_idx');
  end loop;
end $$;
