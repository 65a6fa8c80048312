-- What a transcript was before it was edited. Which one holds is said by video_transcripts.transcript_path alone: the
-- newest version with that path, or none where the transcript was never edited.
create table transcript_versions (
  video_id      int not null references videos (id) on delete cascade,
  version       int not null check (version > 0),
  path          text not null,
  source        text not null check (source in ('speech', 'edit', 'upload')),
  user_id       int,
  language      text,
  segments      int not null,
  restored_from int,
  created_at    timestamptz not null default now(),
  primary key (video_id, version)
);

-- True when the summary is of another transcript than the one that holds.
alter table video_summaries add column if not exists stale boolean not null default false;

-- What the probe has found in the uploaded file, in ffprobe's names.
create table video_sources (
  video_id     int primary key references videos (id) on delete cascade,
  container    text not null,
  video_codec  text,
  pixel_format text,
  audio_codec  text,
  width        int,
  height       int,
  duration_ms  bigint not null,
  created_at   timestamptz not null default now()
);
