-- Who likes what; videos.likes is the count.
create table if not exists video_likes (
  id         serial primary key,
  user_id    int not null,
  video_id   int not null references videos (id) on delete cascade,
  created_at timestamptz not null default now(),
  unique (user_id, video_id)
);
create index if not exists video_likes_by_video on video_likes (video_id);

-- Batches of views that were added: one that comes again, because its process died, counts once.
create table view_batches (
  id         uuid primary key,
  created_at timestamptz not null default now()
);
create index view_batches_by_age on view_batches (created_at);

-- An owner can stop what waits or runs.
alter table video_steps drop constraint if exists video_steps_state_check;
alter table video_steps add constraint video_steps_state_check
  check (state in ('pending', 'queued', 'running', 'retrying', 'done', 'failed', 'cancelled'));

-- The list walks an index in each of its orders; the newest first has one already.
create index if not exists videos_ready_title on videos (lower(title), id) where status = 'ready';
create index if not exists videos_ready_longest
  on videos (coalesce(duration_seconds, 0) desc, id desc) where status = 'ready';
create index if not exists videos_ready_viewed on videos (views desc, id desc) where status = 'ready';
create index if not exists videos_ready_liked on videos (likes desc, id desc) where status = 'ready';
create index if not exists videos_by_owner on videos (user_id, created_at desc, id desc);
create index if not exists videos_by_language
  on videos (split_part(lower(language), '-', 1), created_at desc, id desc) where language is not null;
create index if not exists videos_by_tag on videos using gin (tags);

-- For the total: all that everybody sees, and what a user sees besides.
create index if not exists videos_public on videos (id) where status = 'ready' and visibility = 'public';
create index if not exists videos_hidden on videos (user_id)
  where status = 'ready' and visibility <> 'public';
