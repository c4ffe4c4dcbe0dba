-- The customer withdrew the permission to tell what they had said: the words are gone from the case and stand in the record alone.
alter table heed.message add column withdrawn boolean not null default false;
