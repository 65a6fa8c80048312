-- W3C's traceparent of what wrote the event, or asked for the step; null where nothing was traced.
alter table outbox_events add column if not exists traceparent text;
alter table video_steps add column traceparent text;
