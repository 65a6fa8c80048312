-- How much work of an owner waits is told from short and long jobs apart, without a look at the table.
do $$
declare queue text;
begin
  foreach queue in array array['video_transcode', 'video_transcribe', 'video_summarize', 'video_search_index'] loop
    execute format('create index on %I (owner, minutes)', queue || '_jobs');
    execute format('drop index %I', queue || '_jobs_owner_idx');
  end loop;
end $$;
