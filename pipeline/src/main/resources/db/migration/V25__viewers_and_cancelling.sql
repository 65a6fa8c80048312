-- What viewers do. The counts stand in the video's row, so that a list can be in their order.
alter table videos add column if not exists views bigint not null default 0;
alter table videos add column if not exists likes bigint not null default 0;

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

-- An owner can stop what waits or runs.
alter table video_steps drop constraint if exists video_steps_state_check;
alter table video_steps add constraint video_steps_state_check
  check (state in ('pending', 'queued', 'running', 'retrying', 'done', 'failed', 'cancelled'));
