-- What a program did with an API key stands in the log as the key's, not as its maker's. By name: a revoked key is gone.
alter table heed.event add column key_name text check (length(key_name) <= 200);
