-- Wakes whoever does the chores when the one who asked for one commits.
create or replace trigger jobs_wake after insert or update on scheduled_tasks
  for each row when (not new.picked) execute function jobs_wake('chores');

-- Videos whose rows are gone, and whose objects and index entries are about to go. The row stays until the last sweep.
create table deletions (
  video_id   int primary key,
  key        text,
  user_id    int not null,
  created_at timestamptz not null default now()
);
