-- What an HLS master playlist says of a variant: bits per second on average, RFC 6381 codecs, frames per second.
alter table video_variants add column if not exists average_bandwidth bigint;
alter table video_variants add column if not exists codecs text;
alter table video_variants add column if not exists frame_rate float8;

-- The list shows the ready ones, newest first.
create index if not exists videos_ready_newest on videos (created_at desc, id desc) where status = 'ready';
