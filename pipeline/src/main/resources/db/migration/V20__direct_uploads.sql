-- Uploads that a client sends to the object store itself. For a thumbnail, video_id says whose it is to become;
-- videos.thumbnail_key is set once it is there, and comes before the poster.
alter table upload_metadata add column if not exists video_id int references videos (id) on delete cascade;
alter table upload_metadata add column if not exists updated_at timestamptz not null default now();
alter table videos add column if not exists thumbnail_key text;

create index if not exists upload_metadata_thumbnails on upload_metadata (id)
  where status = 'initialized' and video_id is not null;
