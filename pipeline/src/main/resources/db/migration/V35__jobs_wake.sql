-- Workers are woken once by a statement that adds jobs, and by a job that is due anew: not by each of many jobs, nor by
-- one whose rank has changed.
do $$
declare queue text;
begin
  foreach queue in array array['video_transcode', 'video_transcribe', 'video_summarize', 'video_search_index'] loop
    execute format('drop trigger jobs_wake on %I', queue || '_jobs');
    execute format(
      'create trigger jobs_wake after insert on %I for each statement execute function jobs_wake(%L)',
      queue || '_jobs', queue);
    execute format(
      'create trigger jobs_wake_again after update on %I for each row
         when (not new.picked and (old.picked or new.execution_time <> old.execution_time))
         execute function jobs_wake(%L)',
      queue || '_jobs', queue);
  end loop;
end $$;
