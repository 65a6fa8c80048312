-- A session is one sign-in: its row is there until the user ends it. Of refresh tokens we keep the hash alone, and the
-- used ones too, because one that comes back was stolen.
create table sessions (
  id         uuid primary key,
  user_id    int not null references users (id) on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index sessions_by_user on sessions (user_id);

create table refresh_tokens (
  hash       bytea primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  expires_at timestamptz not null,
  used_at    timestamptz,
  created_at timestamptz not null default now()
);
create index refresh_tokens_by_session on refresh_tokens (session_id);
