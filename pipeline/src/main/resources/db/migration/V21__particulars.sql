-- Who may see a video: public, all who are signed in; unlisted, who has its address; private, its owner.
alter table videos add column if not exists visibility text not null default 'public'
  check (visibility in ('public', 'unlisted', 'private'));
-- What else its owner says of it. The language is a BCP 47 tag, the place is in degrees (WGS 84).
alter table videos add column if not exists tags text[] not null default '{}';
alter table videos add column if not exists language text;
alter table videos add column if not exists recorded_at timestamptz;
alter table videos add column if not exists latitude float8 check (latitude between -90 and 90);
alter table videos add column if not exists longitude float8 check (longitude between -180 and 180);

-- Measured: the length when it has been transcoded, and what viewers do.
alter table videos add column if not exists duration_seconds float8;
alter table videos add column if not exists views bigint not null default 0;
alter table videos add column if not exists likes bigint not null default 0;

update videos v
set duration_seconds = t.duration_seconds
from video_transcripts t
where t.video_id = v.id and v.duration_seconds is null and t.duration_seconds > 0;
