-- The server that took the mail says that it does not come from the domain of its sender: shown, never kept out.
alter table heed.message add column sender_unverified boolean not null default false;
