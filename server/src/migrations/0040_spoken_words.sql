-- How an answer was given when it was said and not sent; null for everything written.
alter table heed.message add column spoken text check (spoken in ('phone', 'in_person'));

-- Two branches may share a number, and two businesses a building: only what leads words to a channel has to be one of a kind.
drop index heed.channel_address;
create unique index channel_address on heed.channel (kind, address) where address is not null and kind in ('mail', 'form');
