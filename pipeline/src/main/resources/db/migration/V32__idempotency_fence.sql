-- Set in the transaction that does the request's work: a repeat knows that it is done, and what it made,
-- also where the process died before there was an answer to store.
alter table idempotency_keys
  add column committed boolean not null default false,
  add column video_id int;
