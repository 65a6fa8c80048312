-- Set in the transaction that does the request's work, also where that makes nothing with an id.
alter table idempotency_keys add column committed boolean not null default false;
