alter table users add column if not exists role text not null default 'user' check (role in ('user', 'admin'));

-- Keys for programs. Of each we keep the hash alone, and as much of its beginning as its owner needs to tell it by.
create table api_keys (
  id           serial primary key,
  user_id      int not null references users (id) on delete cascade,
  name         text not null,
  hash         bytea not null unique,
  prefix       text not null,
  scopes       text[] not null check (cardinality(scopes) > 0),
  expires_at   timestamptz,
  last_used_at timestamptz,
  created_at   timestamptz not null default now()
);
create index api_keys_by_user on api_keys (user_id, id);

-- Who an identity provider says that somebody is: its subject never changes and is never given to another.
create table user_identities (
  issuer     text not null,
  subject    text not null,
  user_id    int not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create index user_identities_by_user on user_identities (user_id);

-- What a browser brings back from an identity provider to get its tokens: good once, for a minute.
create table sign_in_codes (
  hash       bytea primary key,
  user_id    int not null references users (id) on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
