-- Every statement can meet a table that the counterpart system has made before: what exists stays, what is missing comes.

create table if not exists users (
  id            serial primary key,
  name          text not null,
  email         text not null,
  password_hash text not null,
  is_active     boolean not null default true,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
create unique index if not exists users_active_email on users (email) where is_active;

create table if not exists videos (
  id             serial primary key,
  title          text not null,
  description    text,
  user_id        int not null,
  user_name      text,
  key            text,
  status         text not null default 'pending',
  status_message text,
  processed_at   timestamptz,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
create index if not exists videos_by_status on videos (status, id desc);
create index if not exists videos_by_user on videos (user_id, id desc);
create unique index if not exists videos_key on videos (key);

create table if not exists upload_metadata (
  id           serial primary key,
  user_id      int not null,
  upload_id    text not null unique,
  key          text not null,
  filename     text not null,
  content_type text not null,
  status       text not null default 'initialized'
               check (status in ('initialized', 'in_progress', 'completed', 'aborted')),
  created_at   timestamptz not null default now()
);
create index if not exists upload_metadata_by_key on upload_metadata (key);

create table if not exists video_variants (
  id         serial primary key,
  video_id   int not null references videos (id) on delete cascade,
  resolution text not null,
  key        text not null,
  width      int,
  height     int,
  bitrate    text,
  size_bytes bigint,
  created_at timestamptz not null default now(),
  unique (video_id, resolution)
);
alter table video_variants add column if not exists quality text generated always as (resolution) stored;

create table if not exists video_transcripts (
  id               serial primary key,
  video_id         int not null unique references videos (id) on delete cascade,
  transcript_text  text,
  transcript_path  text,
  status           text not null default 'processing' check (status in ('processing', 'ready', 'failed')),
  duration_seconds int,
  model_info       jsonb,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now()
);

create table if not exists video_summaries (
  id            serial primary key,
  video_id      int not null unique references videos (id) on delete cascade,
  summary_text  text,
  summary_path  text,
  model_info    jsonb,
  quality_score float8,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);

create table if not exists video_status_logs (
  id             serial primary key,
  video_id       int not null references videos (id) on delete cascade,
  status         text not null,
  actor          text not null default 'system',
  status_message text,
  created_at     timestamptz not null default now()
);
create index if not exists video_status_logs_by_video on video_status_logs (video_id, id);

create table if not exists processed_messages (
  id           uuid primary key,
  topic        text not null,
  created_at   timestamptz not null default now(),
  processed_at timestamptz not null default now()
);
alter table processed_messages add column if not exists message_id text generated always as (id::text) stored;
create index if not exists processed_messages_by_age on processed_messages (processed_at);

create table if not exists comments (
  id         serial primary key,
  video_id   int not null references videos (id) on delete cascade,
  user_id    int not null,
  parent_id  int references comments (id) on delete cascade,
  content    text not null check (char_length(content) between 1 and 5000),
  likes      int not null default 0,
  is_edited  boolean not null default false,
  edited_at  timestamptz,
  created_at timestamptz not null default now()
);
create index if not exists comments_by_video on comments (video_id, id desc);
create index if not exists comments_by_parent on comments (parent_id) where parent_id is not null;

create table if not exists comment_likes (
  id         serial primary key,
  user_id    int not null,
  comment_id int not null references comments (id) on delete cascade,
  created_at timestamptz not null default now(),
  unique (user_id, comment_id)
);
create index if not exists comment_likes_by_comment on comment_likes (comment_id);
