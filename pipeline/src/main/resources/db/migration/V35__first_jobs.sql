-- An owner's short jobs, then the long ones, each in the order in which they came: a queue's first are found without a
-- look at all of it. Workers are woken once by a statement that adds jobs, and by a job that is due anew: not by each of
-- many jobs, nor by one whose rank has changed.
do $$
declare queue text;
begin
  foreach queue in array array['video_transcode', 'video_transcribe', 'video_summarize', 'video_search_index'] loop
    execute format('create index on %I (owner, (minutes >= 60), execution_time)', queue || '_jobs');
    execute format('drop index %I', queue || '_jobs_owner_minutes_idx');
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
