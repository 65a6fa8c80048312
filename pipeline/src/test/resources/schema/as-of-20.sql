-- A small system as it is in version 20 of the schema. Newer versions only add, so that it fits them too.
insert into users (id, name, email, password_hash) values (1, 'Ann', 'ann@example.org', 'hash-1');
insert into users (id, name, email, password_hash, is_active) values (2, 'Ben', 'ben@example.org', 'hash-2', false);
insert into videos (id, title, description, user_id, user_name, key, status, processed_at, thumbnail_key)
values (1, 'A talk', 'About it', 1, 'Ann', 'videos/original/1.mp4', 'ready', '2026-01-02T03:04:05Z', 'videos/thumbnails/1/a.jpg');
insert into videos (id, title, user_id, user_name, key, status, status_message)
values (2, 'Another', 1, 'Ann', 'videos/original/2.mp4', 'failed', 'Transcoding failed: no video'),
       (3, 'Under way', 1, 'Ann', 'videos/original/3.mp4', 'transcoding', null);
insert into upload_metadata (user_id, upload_id, key, filename, content_type, status, video_id)
values (1, 'up-1', 'videos/uploads/1/x', 'x.mp4', 'video/mp4', 'in_progress', null),
       (1, 'up-2', 'videos/thumbnails/1/a.jpg', 'a.jpg', 'image/jpeg', 'completed', 1);
insert into video_variants (video_id, resolution, key, width, height, bitrate, size_bytes, average_bandwidth, codecs, frame_rate)
values (1, '720p', 'videos/hls/1/720p.mp4', 1280, 720, '2800k', 1000, 900000, 'avc1.64001f,mp4a.40.2', 25);
insert into video_transcripts (video_id, transcript_text, transcript_path, status, duration_seconds, model_info)
values (1, 'What was said', 'transcripts/1/transcript.json', 'ready', 63, '{"model": "m"}');
insert into video_summaries (video_id, summary_text, summary_path, quality_score)
values (1, 'In short', 'summaries/1/summary.json', 0.75);
insert into video_status_logs (video_id, status, actor) values (1, 'transcoding', 'user-1'), (1, 'ready', 'api');
insert into outbox_events (id, topic, payload, service)
values ('00000000-0000-4000-8000-000000000001', 'video.transcoded',
        '{"id": "00000000-0000-4000-8000-000000000001", "videoId": 3, "variants": [], "ts": "2026-01-02T03:04:05Z"}', 'api');
insert into processed_messages (id, topic) values ('00000000-0000-4000-8000-000000000002', 'video.uploaded');
insert into comments (id, video_id, user_id, content, likes) values (1, 1, 1, 'First', 1);
insert into comments (id, video_id, user_id, parent_id, content) values (2, 1, 1, 1, 'A reply');
insert into comment_likes (user_id, comment_id) values (1, 1);
insert into video_steps (video_id, step, state, run, attempt, progress)
select 1, unnest(array['transcode', 'transcribe', 'summarize', 'index']), 'done', 1, 1, 1;
insert into video_steps (video_id, step, state, run, error) values (2, 'transcode', 'failed', 1, 'no video');
insert into video_steps (video_id, step, state, run) values (3, 'transcode', 'queued', 1);
insert into video_transcode_jobs (task_name, task_instance, execution_time, picked, version)
values ('video_transcode', '3-1', now(), false, 1);
insert into deletions (video_id, key, user_id) values (4, 'videos/original/4.mp4', 1);
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
values ('video_sweep', '4', now(), false, 1);
insert into sessions (id, user_id, expires_at) values ('00000000-0000-4000-8000-000000000003', 1, now() + interval '1 day');
insert into refresh_tokens (hash, session_id, expires_at)
values ('\x01', '00000000-0000-4000-8000-000000000003', now() + interval '1 day');
select setval(pg_get_serial_sequence('videos', 'id'), 3), setval(pg_get_serial_sequence('users', 'id'), 2),
       setval(pg_get_serial_sequence('comments', 'id'), 2);
