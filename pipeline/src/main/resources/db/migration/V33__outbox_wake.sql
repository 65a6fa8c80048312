-- Of the transactions that notify, PostgreSQL commits one at a time, and under many a second the relay's driver hands
-- notifications out late. So a relay that is busy looks by itself, and writers notify only while it listens: then it
-- holds the lock that they try for. A writer that got it keeps it until it has committed, and until then the relay
-- can't begin to listen: no commit is missed in between.
create or replace function outbox_events_wake() returns trigger language plpgsql as $$
begin
  if not pg_try_advisory_xact_lock_shared(hashtextextended(tg_table_schema || '.outbox_listening', 0)) then
    perform pg_notify(tg_table_schema || '.outbox', '');
  end if;
  return null;
end $$;
